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
      'The certificate of the server (or of a proxy in between) is not trusted here: put its CA certificate in a file, and set the environment variable NODE_EXTRA_CA_CERTS to the path of that file.',
    guide: {
      example: 'self-signed certificate in certificate chain',
      find: '`openssl s_client -connect management.azure.com:443` on the runner shows who signed it.',
      cases: [
        'A proxy that inspects TLS: use its CA certificate.',
        'The simulator: its action sets the variable for the steps after it.',
      ],
    },
  },
  {
    codes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    advice: () => 'The certificate of the server is not valid at this time: check the clock of the runner.',
    guide: {
      example: 'certificate has expired',
      find: '`date` on the runner, against the true time.',
      cases: ['The clock is right: whoever runs the server or the proxy has to renew its certificate.'],
    },
  },
  {
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    advice: () =>
      'The certificate belongs to another host name: check `resource-manager-endpoint`, `authority-host` and the proxy.',
    guide: {
      example: "Hostname/IP does not match certificate's altnames",
      find: 'The message has the names of the certificate.',
      cases: ['An IP address was given instead of the name: use the name.'],
    },
  },
  {
    codes: ['EPROTO'],
    advice: () =>
      'The server does not speak TLS as expected: check the port, and that HTTPS_PROXY names the right scheme.',
    guide: {
      example: 'write EPROTO … wrong version number',
      find: 'Usually a proxy that speaks plain HTTP, given as `https://`.',
      cases: ['Write `http://host:port` in HTTPS_PROXY.'],
    },
  },
  {
    codes: ['ENOTFOUND', 'EAI_AGAIN'],
    advice: () =>
      'The host name cannot be resolved here: check DNS, the proxy settings, and `resource-manager-endpoint` and `authority-host` if they are set.',
    guide: {
      example: 'getaddrinfo ENOTFOUND management.azure.com',
      find: '`nslookup management.azure.com` on the runner.',
      cases: [
        'A runner without its own DNS: HTTPS_PROXY must be set.',
        'EAI_AGAIN: a temporary problem of the name server.',
      ],
    },
  },
  {
    codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimedOut'],
    advice: () =>
      'Nothing answers at that address: check the network, the firewall and HTTPS_PROXY / NO_PROXY of the runner.',
    guide: {
      example: 'connect ETIMEDOUT 20.190.159.0:443',
      find: 'The message has the host. `curl -v https://management.azure.com` on the runner shows how far it gets.',
      cases: ['A firewall: allow the hosts that docs/setup.md lists.'],
    },
  },
  {
    codes: ['ERR_INVALID_URL'],
    advice: () => 'Check the form of the proxy address in HTTPS_PROXY: `http://host:port`.',
    guide: {
      example: 'Invalid URL',
      find: 'Print HTTPS_PROXY in a step before this one.',
      cases: ['It lacks `http://`.'],
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
      'Leave `api-version` out, or set one whose answers show an eTag, such as `api-version: 2026-06-01`: without it a change that someone else made in the meantime would be overwritten.',
    guide: {
      example: "Azure's response can't be sent back: it has no eTag, as API version 2024-02-01 may not.",
      find: 'Some API versions of 2024 and 2025 show no eTag; the message names the one in use.',
      cases: [
        'The input `api-version` is set: leave it out.',
        'It is not set: set a newer one than the message names.',
      ],
    },
  },
  {
    codes: ['UnusableAnswer', 'SignInFailed', 'ForeignHost', 'PARSE_ERROR'],
    advice: () =>
      'The response is not from Azure (empty, cut off, or a page from something in between): check the proxy and the firewall of the runner; if there are none, run this again later.',
    guide: {
      example: "Azure's response (200) can't be used: it is not JSON.",
      find: 'With debug logging, the log shows the status and host of each request.',
      cases: [
        'A captive portal or a filter responds instead of Azure: allow these hosts.',
        'Empty responses that persist: an incident; Azure Service Health shows it.',
      ],
    },
  },
  {
    codes: ['ECONNRESET', 'EPIPE', 'REQUEST_SEND_ERROR'],
    advice: () =>
      'Azure could not be reached from this runner: check its network, DNS and proxy (`HTTPS_PROXY`, `NO_PROXY`), and run this again.',
    guide: {
      example: 'read ECONNRESET',
      find: 'The connection was cut while in use, by a firewall, a proxy, or a temporary problem.',
      cases: [
        'It happens at the same point of every wait: something cuts idle connections; a shorter `poll-interval` helps.',
      ],
    },
  },
];
