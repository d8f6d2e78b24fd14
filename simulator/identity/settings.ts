import type { IdentityScenario } from '../scenario/scenario.ts';

/** Who may sign in, and how. Changeable while the simulator runs. */
export interface IdentitySettings {
  tenantId: string;
  clientId: string;
  /** Object id of the service principal, as refusals name it. */
  objectId: string;
  clientSecret: string;
  /** Subject, issuer and life of the GitHub ID tokens. */
  subject: string;
  issuer: string;
  idTokenLifetime: number;
  /** The subjects that have a federated credential; undefined: every subject has one. */
  federatedSubjects: readonly string[] | undefined;
  /** In place of the list: the one subject that has a credential. */
  federatedSubject: string | undefined;
  federatedIssuer: string;
  federatedAudience: string;
  tokenLifetime: number;
  fails: IdentityScenario['fails'];
}

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const DEFAULT_SUBJECT = 'repo:octo-org/octo-repo:ref:refs/heads/main';

export function identitySettings(
  scenario: IdentityScenario,
  ids: Pick<IdentitySettings, 'tenantId' | 'clientId' | 'objectId' | 'clientSecret'>,
): IdentitySettings {
  return {
    ...ids,
    subject: scenario.subject ?? DEFAULT_SUBJECT,
    issuer: GITHUB_ISSUER,
    // GitHub's live for about five minutes.
    idTokenLifetime: scenario.idTokenLifetime ?? 300,
    federatedSubjects: scenario.federatedSubjects,
    federatedSubject: scenario.federatedSubject,
    federatedIssuer: scenario.federatedIssuer ?? GITHUB_ISSUER,
    federatedAudience: scenario.federatedAudience ?? 'api://AzureADTokenExchange',
    tokenLifetime: scenario.tokenLifetime ?? 3599,
    fails: scenario.fails,
  };
}

/** Returns the subjects that have a federated credential; undefined: every subject has one. */
export function acceptedSubjects({
  federatedSubjects,
  federatedSubject,
}: IdentitySettings): readonly string[] | undefined {
  return federatedSubjects ?? (federatedSubject === undefined ? undefined : [federatedSubject]);
}
