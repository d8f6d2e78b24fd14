/** Parsers of versions. */

import clean from 'semver/functions/clean.js';
import valid from 'semver/functions/valid.js';
import { accept, refuse, type Parser } from './parsed.ts';

/** Parses a full Kubernetes version, such as `1.35.5`. */
export const parseKubernetesVersion: Parser<string> = (text) => {
  if (/^\d+(?:\.\d+){2}$/.test(text) && valid(text) === text) return accept(text);
  if (/^v?\d+(?:\.\d+)?$/i.test(text)) {
    return refuse('has no patch version; write all three parts, such as 1.35.5');
  }
  const cleaned = clean(text);
  const hint = cleaned !== null && /^[\d.]+$/.test(cleaned) ? `; did you mean "${cleaned}"?` : '';
  return refuse(`is not a full Kubernetes version, such as 1.35.5${hint}`);
};

/** Parses the full name of a node image, such as `AKSUbuntu-2404gen2containerd-202605.14.0`. */
export const parseNodeImageVersion: Parser<string> = (text) =>
  /^[a-z][a-z0-9]*(?:[-._][a-z0-9]+)+$/i.test(text) && text.length <= 128
    ? accept(text)
    : refuse('is not the full name of a node image, such as AKSUbuntu-2404gen2containerd-202605.14.0');

const API_VERSION = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(-preview)?$/;

/** Parses a version of the AKS API. */
export const parseApiVersion: Parser<string> = (text) => {
  const lower = text.toLowerCase();
  return API_VERSION.test(lower)
    ? accept(lower)
    : refuse('is not an API version, such as 2026-04-01 or 2025-08-02-preview');
};

/** The first API versions in which a pool's upgrade profile tells the recorded versions. */
const FIRST_WITH_ROLLBACK = { stable: '2026-04-01', preview: '2025-08-02' } as const;

/** Parses a version of the AKS API that can roll back. */
export const parseRollbackApiVersion: Parser<string> = (text) => {
  const parsed = parseApiVersion(text);
  if (!parsed.ok) return parsed;
  const [, date = '', preview] = API_VERSION.exec(parsed.value) ?? [];
  const { stable, preview: firstPreview } = FIRST_WITH_ROLLBACK;
  // ISO dates compare as texts.
  return date >= (preview === undefined ? stable : firstPreview)
    ? parsed
    : refuse(`is too old for mode rollback, which needs at least ${stable} or ${firstPreview}-preview`);
};
