import { randomUUID } from 'node:crypto';
import { Refused } from '../state/refused.ts';
import type { Certificate } from './certificate.ts';
import { signJwt } from './jwt.ts';
import type { IdentitySettings } from './settings.ts';

interface IssuedToken {
  expiresAt: number;
  revoked: boolean;
  /** The claims challenges that the request for it answered. */
  claims: string;
}

/** The Azure tokens issued so far, and the claims that Azure asks for at present. */
export interface TokenStore {
  issue(settings: IdentitySettings, audience: string, claims: string): string;
  /** Whether a token was issued here, good or not. */
  knows(authorization: string | undefined): boolean;
  /** Throws the 401 that an absent, unknown, expired or insufficient token gets. */
  check(authorization: string | undefined): void;
  revokeAll(): void;
  /** From now on only tokens requested with a new set of claims are accepted. */
  challenge(): void;
  all(): string[];
}

export function createTokenStore(keys: Certificate): TokenStore {
  const issued = new Map<string, IssuedToken>();
  let demanded: string | undefined;
  return {
    issue: (settings, audience, claims) => {
      const now = Math.floor(Date.now() / 1000);
      const token = signJwt(
        {
          aud: audience,
          iss: `https://sts.windows.net/${settings.tenantId}/`,
          iat: now,
          nbf: now,
          exp: now + settings.tokenLifetime,
          appid: settings.clientId,
          oid: settings.objectId,
          tid: settings.tenantId,
          uti: randomUUID(),
        },
        keys,
      );
      issued.set(token, { expiresAt: Date.now() + settings.tokenLifetime * 1000, revoked: false, claims });
      return token;
    },
    knows: (authorization) => issued.has(bearerOf(authorization)),
    check: (authorization) => {
      if (authorization === undefined) {
        throw unauthorized(
          'AuthenticationFailed',
          "Authentication failed. The 'Authorization' header is missing.",
        );
      }
      const token = issued.get(bearerOf(authorization));
      if (token === undefined || token.revoked) {
        throw unauthorized('InvalidAuthenticationToken', 'The access token is invalid.');
      }
      if (Date.now() >= token.expiresAt) {
        throw unauthorized('ExpiredAuthenticationToken', expiredText(token.expiresAt));
      }
      if (demanded !== undefined && !token.claims.includes(demanded)) throw challengeFor(demanded);
    },
    revokeAll: () => {
      for (const token of issued.values()) token.revoked = true;
    },
    challenge: () => {
      demanded = String(Date.now());
    },
    all: () => [...issued.keys()],
  };
}

function bearerOf(authorization: string | undefined): string {
  return /^bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
}

const AUTHORITY = 'authorization_uri="https://login.windows.net/common/oauth2/authorize"';

function unauthorized(code: string, message: string): Refused {
  return new Refused(401, code, message, 'arm', {
    'www-authenticate': `Bearer ${AUTHORITY}, error="invalid_token", error_description="${message}"`,
  });
}

function expiredText(expiredAt: number): string {
  return `The access token expiry UTC time '${new Date(expiredAt).toUTCString()}' is earlier than current UTC time '${new Date().toUTCString()}'.`;
}

/** Continuous access evaluation, documented in the public page on claims challenges. */
function challengeFor(demanded: string): Refused {
  const claims = { access_token: { nbf: { essential: true, value: demanded } } };
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
  return new Refused(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    'arm',
    {
      'www-authenticate': `Bearer realm="", ${AUTHORITY}, error="insufficient_claims", claims="${encoded}"`,
    },
  );
}
