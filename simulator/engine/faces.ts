import { createArmFace } from '../arm/arm-face.ts';
import type { SignedUrls } from '../wire/signed-urls.ts';
import type { Azure } from '../azure/azure.ts';
import type { Face } from '../http/exchange.ts';
import type { FaceHandler } from './pipeline.ts';
import type { Certificate } from '../identity/certificate.ts';
import { answerEntra, entraRoute } from '../identity/entra.ts';
import { answerOidc, oidcRoute } from '../identity/oidc.ts';

export interface FaceParts {
  azure: Azure;
  keys: Certificate;
  urls: SignedUrls;
  address: (face: Face) => string;
  /** GitHub's request token, and a place for the ID tokens it was exchanged for. */
  requestToken: string;
  idTokens: string[];
}

/** What each listener answers. */
export function createFaces(parts: FaceParts): Record<Face, FaceHandler> {
  const { azure, keys, address, requestToken, idTokens } = parts;
  const { settings, tokens } = azure;
  const arm = createArmFace({
    azure,
    urls: parts.urls,
    endpoint: () => address('arm'),
    authority: () => address('entra'),
  });
  const entra = { settings, tokens, keys, authorityHost: () => address('entra') };
  const oidc = { settings, keys, requestToken, onIssued: (token: string) => void idTokens.push(token) };
  return {
    arm: {
      route: (incoming) => arm.match(incoming)?.route.name ?? 'unknown',
      answer: (incoming) => arm.answer(incoming, arm.match(incoming)),
    },
    entra: { route: entraRoute, answer: (incoming, route) => answerEntra(entra, route, incoming) },
    oidc: { route: oidcRoute, answer: (incoming, route) => answerOidc(oidc, route, incoming) },
    foreign: { route: () => 'foreign', answer: () => ({ status: 200, body: {} }) },
  };
}
