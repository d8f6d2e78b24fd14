/** The least that a step could be: one request to the endpoint that the action asks first. */

import process from 'node:process';

const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
const answer = await globalThis.fetch(`${url}&audience=api%3A%2F%2FAzureADTokenExchange`, {
  headers: { authorization: `Bearer ${token}` },
});
console.log(answer.status);
