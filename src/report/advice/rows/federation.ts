/** Advice for a federation that Entra ID refused: what the job sent, and the federated credential to create. */

import type { SentClaims } from '../../../domain/aks/errors.ts';
import { azCommand } from '../../../text/az-command.ts';
import { oneLine } from '../../../text/plain-text.ts';
import type { Remedy } from '../advice.ts';
import type { AdviceRow, KnownError, Situation } from '../row.ts';

/** Codes that say that none fits, one that there is none at all. */
export const FEDERATION_ROWS: readonly AdviceRow[] = [
  {
    codes: [
      'AADSTS700213',
      'AADSTS7002138',
      'AADSTS70021',
      'AADSTS70025',
      'AADSTS700211',
      'AADSTS700212',
      'AADSTS700223',
    ],
    when: ({ facts }) => facts?.sent !== undefined,
    advice: federationAdvice,
    guide: {
      example:
        "No matching federated identity record found for presented assertion subject 'repo:contoso/shop:environment:production'.",
      find: 'The step shows the issuer, audience, and subject that the job sent, and the command that creates the credential for them. `az ad app federated-credential list --id CLIENT_ID` shows those that exist. All three must match exactly, including case.',
      cases: [
        'The subject differs by `environment:`, `ref:` or `pull_request`: it depends on the job; a job with `environment:` sends that, whatever the branch.',
        "The subject contains IDs (`repo:owner@1/repo@2:…`) and the credential doesn't, or the other way around: repositories created or renamed since 2026-07-15 send IDs.",
        'A user-assigned managed identity: `az identity federated-credential create --identity-name NAME --resource-group GROUP --subscription ID --name github --issuer ISSUER --subject SUBJECT --audiences AUDIENCE`.',
        'It was just created: wait a minute.',
        'AADSTS70025: the application has no federated credential at all.',
      ],
    },
  },
];

function federationAdvice(error: KnownError, situation: Situation | undefined): Remedy {
  const sent = error.facts?.sent;
  const text = `No federated credential of the application matches this job (issuer, subject, and audience must match the job's ID token exactly, including case): create it, or wait a minute if it was just created`;
  if (sent === undefined) return { text };
  const { issuer, subject, audience } = sent;
  const shown = (value: string): string => `\`${oneLine(value).replaceAll('`', '')}\``;
  return {
    text: `${text}. This job sent issuer ${shown(issuer)}, audience ${shown(audience)}, subject ${shown(subject)}.${formOf(subject)}${LETTER_CASE.get(error.code) ?? ''} Then run the job again. The first command is for an app registration; if it says that there is none, the identity is a user-assigned managed identity, and the second command is for that`,
    commands: [
      createCommand(sent),
      ...(situation === undefined ? [] : [managedIdentityCommand(sent, situation)]),
    ],
  };
}

const LETTER_CASE: ReadonlyMap<string, string> = new Map([
  [
    'AADSTS7002138',
    ' A credential has this subject with different capitalization: create it again with exactly this subject.',
  ],
]);

/** About the two forms that a subject can have: Entra ID's portal may well have made a credential of the other one. */
function formOf(subject: string): string {
  // For repositories created or renamed since 2026-07-15, and those that switched it on.
  if (/^repo:[^/:@]+@\d+\/[^:@]+@\d+(?::|$)/.test(subject)) {
    return (
      ' That subject contains the IDs of the owner and repository (`repo:owner@id/repo@id:…`), the form of repositories' +
      ' created or renamed since 2026-07-15; a credential with `repo:owner/repo:…` does not match it.'
    );
  }
  if (/^repo:[^/:@]+\/[^:@]+(?::|$)/.test(subject)) {
    return (
      ' That subject contains only the names of the owner and repository; a credential with their IDs' +
      ' (`repo:owner@id/repo@id:…`) does not match it.'
    );
  }
  return '';
}

/** A name that Entra ID takes (3 to 120 letters, digits, `-`, `_`), made from the subject. */
function credentialName(subject: string): string {
  const slug = subject.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `github-${slug}`.slice(0, 120);
}

function createCommand({ clientId, issuer, subject, audience }: SentClaims): string {
  const credential = { name: credentialName(subject), issuer, subject, audiences: [audience] };
  return azCommand('ad app federated-credential create', [
    ['id', clientId],
    ['parameters', JSON.stringify(credential)],
  ]);
}

/** The job knows the identity by its client id alone: the command looks up the name and the group that it needs. */
function managedIdentityCommand(
  { clientId, issuer, subject, audience }: SentClaims,
  { address: { subscriptionId } }: Situation,
): string {
  const lookUp = (property: string): string =>
    azCommand('identity list', [
      ['subscription', subscriptionId],
      ['query', `[?clientId=='${clientId}'].${property}`],
      ['output', 'tsv'],
    ]);
  const create = azCommand('identity federated-credential create', [
    ['name', credentialName(subject)],
    ['issuer', issuer],
    ['subject', subject],
    ['audiences', audience],
    ['subscription', subscriptionId],
  ]);
  return `${create} --identity-name "$(${lookUp('name')})" --resource-group "$(${lookUp('resourceGroup')})"`;
}
