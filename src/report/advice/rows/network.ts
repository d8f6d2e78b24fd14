/** Advice for connections that failed, by the code of the network. */

import type { AdviceRow } from '../row.ts';

/** The more particular ones first. */
export const NETWORK_ROWS: readonly AdviceRow[] = [
  {
    codes: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_UNTRUSTED',
    ],
    advice: () =>
      "This runner doesn't trust the certificate of the server (or of a proxy in between): put its CA certificate in a file, and set the environment variable NODE_EXTRA_CA_CERTS to the path of that file.",
    guide: {
      example: 'self-signed certificate in certificate chain',
      find: '`openssl s_client -connect management.azure.com:443` on the runner shows who signed it.',
      cases: [
        'A proxy that inspects TLS: use its CA certificate.',
        'The simulator: its action sets the variable for later steps.',
      ],
    },
  },
  {
    codes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    advice: () => "The server's certificate has expired or is not yet valid: check the runner's clock.",
    guide: {
      example: 'certificate has expired',
      find: 'Compare `date` on the runner with the actual time.',
      cases: ['The clock is right: the owner of the server or proxy has to renew its certificate.'],
    },
  },
  {
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    advice: () =>
      'The certificate belongs to another host name: check `resource-manager-endpoint`, `authority-host`, and the proxy.',
    guide: {
      example: "Hostname/IP does not match certificate's altnames",
      find: 'The message shows the names in the certificate.',
      cases: ['An IP address was given instead of the name: use the name.'],
    },
  },
  {
    codes: ['EPROTO'],
    advice: () => "The server doesn't speak TLS as expected: check the port and the scheme in HTTPS_PROXY.",
    guide: {
      example: 'write EPROTO … wrong version number',
      find: 'Usually a proxy that speaks plain HTTP, given as `https://`.',
      cases: ['Write `http://host:port` in HTTPS_PROXY.'],
    },
  },
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN'],
    advice: () =>
      "The host name can't be resolved on this runner: check DNS, the proxy settings, and `resource-manager-endpoint` and `authority-host` if they are set.",
    guide: {
      example: 'getaddrinfo ENOTFOUND management.azure.com',
      find: '`nslookup management.azure.com` on the runner.',
      cases: [
        'A runner without its own DNS: HTTPS_PROXY must be set.',
        'EAI_AGAIN: a temporary DNS problem.',
      ],
    },
  },
  {
    codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimedOut'],
    advice: () =>
      "Nothing responds at that address: check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.",
    guide: {
      example: 'connect ETIMEDOUT 20.190.159.0:443',
      find: 'The message names the host. `curl -v https://management.azure.com` on the runner shows how far it gets.',
      cases: ['A firewall: allow the hosts that docs/setup.md lists.'],
    },
  },
  {
    codes: ['ERR_INVALID_URL'],
    advice: () =>
      'Check the format of the proxy address in HTTPS_PROXY: `http://host:port`; in a password, write `%` as `%25`.',
    guide: {
      example: 'Invalid URL',
      find: 'Look at HTTPS_PROXY where it is set; printing it would show its password.',
      cases: [
        'The port is no number up to 65535.',
        'The password contains a character that has to be percent-encoded, such as `%` (`%25`), `/` (`%2F`) or `#` (`%23`).',
      ],
    },
  },
  {
    codes: ['ProxyAuthenticationRequired', 'Http407'],
    statuses: [407],
    advice: () =>
      'The proxy requires credentials: add them to the variable that names it, such as HTTPS_PROXY (`http://user:password@host:port`).',
    guide: {
      example: '407 Proxy Authentication Required',
      find: 'Only a proxy responds like this, never Azure.',
      cases: ['Special characters in the password must be percent-encoded.'],
    },
  },
  {
    codes: ['NoETag'],
    advice: () =>
      'Omit `api-version`, or set one that returns an eTag, such as `api-version: 2026-06-01`: without an eTag, a change that someone else made in the meantime could be overwritten.',
    guide: {
      example: "Azure's response can't be sent back: it has no eTag, as API version 2024-02-01 may not.",
      find: 'Some API versions of 2024 and 2025 return no eTag; the message names the one in use.',
      cases: [
        'The input `api-version` is set: remove it.',
        'It is not set: set one that is newer than the one in the message.',
      ],
    },
  },
  {
    codes: ['UnusableAnswer', 'SignInFailed', 'ForeignHost', 'PARSE_ERROR'],
    advice: () =>
      "The response is not from Azure (empty, cut off, or a page from a proxy or firewall): check the runner's proxy and firewall; if there are none, run this again later.",
    guide: {
      example: "Azure's response (200) can't be used: it is not JSON.",
      find: 'With debug logging, the log shows the status and host of each request.',
      cases: [
        'A captive portal or filter responds instead of Azure: allow these hosts.',
        'Empty responses that persist: an incident; Azure Service Health shows it.',
      ],
    },
  },
  {
    codes: ['ECONNRESET', 'EPIPE', 'REQUEST_SEND_ERROR'],
    advice: () =>
      'Azure could not be reached from this runner: check its network, DNS, and proxy (`HTTPS_PROXY`, `NO_PROXY`), and run this again.',
    guide: {
      example: 'read ECONNRESET',
      find: 'The connection was cut while in use: by a firewall, a proxy, or a temporary problem.',
      cases: [
        'It happens at the same point in every wait: something cuts idle connections; a shorter `poll-interval` helps.',
      ],
    },
  },
];
