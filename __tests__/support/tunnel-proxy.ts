import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy that opens tunnels and notes where to: whatever the name, they lead to this machine. */
export class TunnelProxy {
  readonly tunnels: string[] = [];
  /** Addresses that were asked for without a tunnel, as plain HTTP is: refused, since nothing lies behind. */
  readonly asked: string[] = [];
  /** The status with which it refuses every tunnel. */
  refusal: number | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  /** @param password of `user`; absent when the proxy wants none. */
  constructor(password?: string) {
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      response.writeHead(this.refusal ?? 502).end();
    });
    this.#server.on('connect', (request, client: Socket) => {
      this.#sockets.add(client);
      client.on('error', () => undefined);
      const expected = `Basic ${Buffer.from(`user:${password ?? ''}`).toString('base64')}`;
      const isKnown = password === undefined || request.headers['proxy-authorization'] === expected;
      const refusal = this.refusal ?? (isKnown ? undefined : 407);
      if (refusal !== undefined) {
        client.end(`HTTP/1.1 ${String(refusal)} Refused\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      this.tunnels.push(request.url ?? '');
      const port = Number((request.url ?? '').split(':').at(-1));
      const target = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      target.on('error', () => client.destroy());
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends the tunnels that are open. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
