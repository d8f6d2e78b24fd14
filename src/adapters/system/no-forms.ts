/**
 * Hides `FormData` from libraries. The SDK asks of every request whether its body is a form, and to answer that Node loads
 * its whole fetch library, which nothing here uses. No body is a form.
 */

Reflect.deleteProperty(globalThis, 'FormData');

export {};
