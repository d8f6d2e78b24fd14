/** Stands for the package `open` in the bundle: nobody is there to sign in with a browser. */

/** Never opens one. */
export default function open(): Promise<never> {
  return Promise.reject(new Error('No browser is opened.'));
}
