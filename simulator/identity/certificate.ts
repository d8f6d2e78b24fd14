import { randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';

/** The certificate of all listeners, and its key. It is a leaf: whoever trusts it trusts these listeners, and nobody else. */
export interface Certificate {
  certificate: string;
  privateKey: string;
  publicKey: string;
}

let made: Promise<Certificate> | undefined;

/** Made once a process: keys take a while, and simulators in one process may share one. */
export function localCertificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
  // A name of its own: a client that trusts two simulators finds the right one by it.
  const name = `AKS simulator ${randomBytes(8).toString('hex')}`;
  const pems = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    // Clients whose clock differs a little must accept it too.
    notBeforeDate: yesterday,
    notAfterDate: inAYear,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  // Files of certificates are put together: each ends its last line.
  return { certificate: `${pems.cert.trim()}\n`, privateKey: pems.private, publicKey: pems.public };
}
