import type { Answer, Incoming } from '../http/exchange.ts';
import type { RouteName } from '../http/route-names.ts';
import { isObject, text, type JsonObject } from '../state/json.ts';
import type { Certificate } from './certificate.ts';
import type { IdentityFailure } from '../scenario/identity.ts';
import { entraErrors, identityFailure } from './entra-errors.ts';
import { publicKeySet, verifyJwt } from './jwt.ts';
import { acceptedSubjects, type IdentitySettings } from './settings.ts';
import type { TokenStore } from './tokens.ts';

/** Resources for which Azure Resource Manager tokens are issued: the public cloud's and the sovereign ones. */
const ARM_RESOURCES = [
  'https://management.azure.com',
  'https://management.core.windows.net',
  'https://management.usgovcloudapi.net',
  'https://management.core.usgovcloudapi.net',
  'https://management.chinacloudapi.cn',
  'https://management.core.chinacloudapi.cn',
];

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface EntraFace {
  settings: IdentitySettings;
  tokens: TokenStore;
  keys: Certificate;
  /** Base address of this face. */
  authorityHost: () => string;
}

const DISCOVERY = /^\/([^/]+)(?:\/v2\.0)?\/\.well-known\/openid-configuration$/i;
const TOKEN = /^\/([^/]+)\/oauth2\/(?:v2\.0\/)?token$/i;
const KEYS = /^\/([^/]+)\/discovery\/v2\.0\/keys$/i;

export function entraRoute(incoming: Incoming): RouteName {
  if (DISCOVERY.test(incoming.path)) return 'entra.discovery';
  if (TOKEN.test(incoming.path) && incoming.method === 'POST') return 'entra.token';
  return KEYS.test(incoming.path) ? 'entra.keys' : 'unknown';
}

export function answerEntra(face: EntraFace, route: RouteName, incoming: Incoming): Answer {
  const tenant = incoming.path.split('/')[1] ?? '';
  if (route === 'entra.discovery') {
    return { status: 200, body: discoveryDocument(`${face.authorityHost()}/${tenant}`) };
  }
  if (route === 'entra.keys') return { status: 200, body: publicKeySet(face.keys) };
  if (route !== 'entra.token') return { status: 404, body: { error: 'not_found' } };
  // An authority path of `/adfs` keeps some clients from asking a public host about the authority.
  const known = [face.settings.tenantId.toLowerCase(), 'adfs'].includes(tenant.toLowerCase());
  if (!known) return entraErrors.tenantUnknown(tenant);
  return answerToken(face, isObject(incoming.body) ? incoming.body : {});
}

function discoveryDocument(base: string): JsonObject {
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `${base}/v2.0`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function answerToken(face: EntraFace, form: JsonObject): Answer {
  const { settings } = face;
  const clientId = text(form, 'client_id') ?? '';
  if (clientId.toLowerCase() !== settings.clientId.toLowerCase()) {
    return identityFailure('app-missing', clientId, settings.tenantId);
  }
  const { fails } = settings;
  if (fails !== undefined && FAILS_FIRST.includes(fails)) {
    return identityFailure(fails, clientId, settings.tenantId);
  }
  const refusal = refuseCredential(face, form);
  if (refusal !== undefined) return refusal;
  const bySecret = text(form, 'client_secret') !== undefined;
  if (fails !== undefined && (fails !== 'secret-expired' || bySecret)) {
    return identityFailure(fails, clientId, settings.tenantId);
  }
  const scope = (text(form, 'scope') ?? '').split(' ').find((part) => part.endsWith('/.default'));
  const resource = scope?.slice(0, -'/.default'.length) ?? text(form, 'resource');
  if (resource === undefined) return entraErrors.scopeInvalid(text(form, 'scope') ?? '');
  const known = ARM_RESOURCES.includes(resource.replace(/\/+$/, '').toLowerCase());
  if (!known) return entraErrors.resourceUnknown(resource);
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: settings.tokenLifetime,
      ext_expires_in: settings.tokenLifetime,
      access_token: face.tokens.issue(settings, resource, text(form, 'claims') ?? ''),
    },
  };
}

/** What is wrong whatever credential is sent. */
const FAILS_FIRST: readonly IdentityFailure[] = [
  'app-missing',
  'app-disabled',
  'principal-missing',
  'no-credential',
  'issuer-unreachable',
  'overloaded',
  'unavailable',
];

function refuseCredential(face: EntraFace, form: JsonObject): Answer | undefined {
  const { settings } = face;
  const secret = text(form, 'client_secret');
  const assertion = text(form, 'client_assertion');
  if (secret !== undefined) {
    return secret === settings.clientSecret ? undefined : entraErrors.secretWrong(settings.clientId);
  }
  if (assertion === undefined || text(form, 'client_assertion_type') !== JWT_BEARER) {
    return entraErrors.credentialMissing();
  }
  return refuseAssertion(settings, verifyJwt(assertion, face.keys));
}

/** Workload identity federation: issuer, audience and subject must equal the credential's, to the letter. */
function refuseAssertion(settings: IdentitySettings, payload: JsonObject | undefined): Answer | undefined {
  if (payload === undefined) return entraErrors.assertionInvalid();
  const issuer = text(payload, 'iss') ?? '';
  const subject = text(payload, 'sub') ?? '';
  const audience = text(payload, 'aud') ?? '';
  const from = Number(payload['nbf'] ?? 0);
  const until = Number(payload['exp'] ?? 0);
  const now = Date.now() / 1000;
  if (now >= until || now < from) return entraErrors.assertionOutOfTime(from, until);
  const accepted = acceptedSubjects(settings);
  const wrong = {
    issuer: issuer !== settings.federatedIssuer,
    subject: accepted !== undefined && !accepted.includes(subject),
    audience: audience !== settings.federatedAudience,
  };
  if (wrong.issuer && wrong.subject) return entraErrors.nothingFederated(issuer, subject, audience);
  if (wrong.issuer) return entraErrors.issuerDiffers(issuer);
  if (wrong.audience) return entraErrors.audienceDiffers(audience);
  if (!wrong.subject) return undefined;
  const onlyCase = accepted?.some((other) => other.toLowerCase() === subject.toLowerCase());
  return onlyCase ? entraErrors.subjectCaseDiffers(subject) : entraErrors.subjectDiffers(subject);
}
