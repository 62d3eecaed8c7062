import { connect as connectSocket, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** Send bytes as they are to a port of this machine; gives all that comes back until the connection ends. */
export async function sendBytes(port: number, bytes: string | Buffer): Promise<string> {
  const socket = openSocket(port);
  socket.end(bytes);
  return text(socket);
}

/** A connection for what is sent bit by bit; one that breaks has ended. */
export function openSocket(port: number): Socket {
  const socket = connectSocket(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  return socket;
}
