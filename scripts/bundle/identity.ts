/**
 * Stands for `@azure/identity` in the bundle: the two credentials that the action uses. What the package's own index
 * has besides launches command lines and opens browsers.
 */

export { ClientAssertionCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/clientAssertionCredential.js';
export { ClientSecretCredential } from '../../node_modules/@azure/identity/dist/esm/credentials/clientSecretCredential.js';
