import { generate } from 'selfsigned';

/** The certificate of all listeners, which is its own authority, and its key. */
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
  const pems = await generate([{ name: 'commonName', value: 'AKS simulator' }], {
    keySize: 2048,
    algorithm: 'sha256',
    // Clients whose clock differs a little must accept it too.
    notBeforeDate: yesterday,
    notAfterDate: inAYear,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { certificate: pems.cert, privateKey: pems.private, publicKey: pems.public };
}
