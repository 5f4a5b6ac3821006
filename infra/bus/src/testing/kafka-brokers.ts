import net from 'node:net';
import { type Admin, Kafka, logLevel } from 'kafkajs';

/** Runs `work` with kafkajs' own admin of some brokers, which is no part of the bus. */
export async function withAdmin<T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

/** The groups whose names start so. */
export async function groupsCalled(admin: Admin, start: string): Promise<string[]> {
  const { groups } = await admin.listGroups();
  return groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(start));
}

/**
 * Deletes the topics and groups whose names start so: brokers may be shared. A group whose members were killed is in use until their
 * sessions end, and cannot be deleted before; without offsets of a topic it then goes by itself.
 */
export async function deleteAllCalled(admin: Admin, start: string): Promise<void> {
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(start));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  const groups = await groupsCalled(admin, start);
  if (groups.length > 0) await admin.deleteGroups(groups).catch(() => undefined);
}

/** The way to the brokers, that can be cut (as if they were away: refused at once) and mended. A bus whose way stays cut seems to have died. */
export function wayToBrokers() {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  return {
    socketFactory({ host, port, onConnect }: { host: string; port: number; onConnect: () => void }): net.Socket {
      const socket = isCut ? net.connect({ host: '127.0.0.1', port: 1 }) : net.connect({ host, port }, onConnect);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      return socket;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy(new Error('read ECONNRESET'));
    },
    mend() {
      isCut = false;
    },
    /** What has come in over the connections that are open now. */
    bytesRead: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0),
  };
}
