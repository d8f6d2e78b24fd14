import { generate } from 'selfsigned';

/** A certificate that is its own authority. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes the certificate of a host: a name, or an address of IPv4. */
export async function certificateOf(host: string): Promise<Certificate> {
  const isAddress = /^[\d.]+$/.test(host);
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }] },
    ],
  });
  return { cert, key };
}
