/** Reading bodies: none may be larger than this, however it was compressed, from whomever it comes. */

import { pipeline } from 'node:stream';
import { createUnzip } from 'node:zlib';
import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from '@azure/core-rest-pipeline';

/** Bytes. A cluster with a hundred pools is below one MiB. */
const LARGEST_BODY = 8 * 1024 * 1024;

/** The answer is larger than anything that can be meant. */
export class AnswerTooLargeError extends Error {
  readonly code = 'AnswerTooLarge';

  constructor() {
    super(`The response is larger than ${String(LARGEST_BODY / 1024 / 1024)} MiB and was not read in full.`);
    this.name = 'AnswerTooLargeError';
  }
}

/** A body that broke off, by the code that the SDK's own reader gives it. */
class BrokenBodyError extends Error {
  readonly code = 'PARSE_ERROR';
}

/**
 * Returns the bytes of a body. Throws AnswerTooLargeError as soon as it is larger than allowed, and whatever the stream
 * throws.
 */
export async function readBytes(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LARGEST_BODY) throw new AnswerTooLargeError();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * Returns the body as it was before somebody in between packed it. The end of the one that is returned is that of the
 * other, too: the HTTP client's own would leave the connection open.
 */
function unpacked(stream: NodeJS.ReadableStream, encoding: string | undefined): AsyncIterable<unknown> {
  if (!/^(?:x-)?(?:gzip|deflate)$/i.test(encoding?.trim() ?? '')) return stream;
  // What goes wrong shows where the body is read.
  return pipeline(stream, createUnzip(), () => undefined);
}

/**
 * Reads each answer's body up to the limit. It is asked for as it is: a packed one that breaks off is not always noticed.
 *
 * @param broken what becomes of an answer whose body breaks off or is too large: `keep-status` takes it as one without
 *   a body, because the status has arrived and decides about a change.
 */
export function limitBody(broken: 'fail' | 'keep-status'): PipelinePolicy {
  return {
    name: 'limitBody',
    async sendRequest(request: PipelineRequest, next: SendRequest): Promise<PipelineResponse> {
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      request.headers.delete('accept-encoding');
      const { readableStreamBody, ...response } = await next(request);
      // A client that reads bodies by itself (in tests) has done so.
      if (readableStreamBody === undefined) return response;
      const body = unpacked(readableStreamBody, response.headers.get('content-encoding'));
      try {
        return { ...response, bodyAsText: (await readBytes(body)).toString('utf8') };
      } catch (error) {
        if (broken === 'keep-status') return { ...response, bodyAsText: '' };
        if (error instanceof AnswerTooLargeError) throw error;
        throw new BrokenBodyError('The response could not be read in full.', { cause: error });
      }
    },
  };
}
