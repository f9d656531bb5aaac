import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Issued } from './certificates.ts';

/** An encrypted door in front of a server that speaks plain http. */
export interface EncryptedRelay {
  readonly port: number;
  readonly origin: string;
  /** Shows another certificate from now on. */
  renew(shown: Issued): void;
  close(): Promise<void>;
}

/** Starts a relay on this computer, called as `localhost`, that decrypts and passes on to `origin`. */
export async function startRelay(origin: string, shown: Issued, clients?: Issued): Promise<EncryptedRelay> {
  const target = new URL(origin);
  const sockets = new Set<Socket>();
  const demand = clients ? { requestCert: true, rejectUnauthorized: true, ca: clients.certificate } : {};
  const server = tls.createServer({ cert: shown.certificate, key: shown.key, ...demand }, (encrypted) => {
    const plain = net.connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [encrypted, plain],
      [plain, encrypted],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    encrypted.pipe(plain).pipe(encrypted);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `https://localhost:${port}`,
    renew: ({ certificate, key }) => server.setSecureContext({ cert: certificate, key }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
