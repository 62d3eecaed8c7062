import { connect as connectSocket, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** Send raw bytes to a port of this machine; returns everything that is received until the connection ends. */
export async function sendBytes(port: number, bytes: string | Buffer): Promise<string> {
  const socket = openSocket(port);
  socket.end(bytes);
  return text(socket);
}

/** A connection for sending bytes in pieces; errors count as its end. */
export function openSocket(port: number): Socket {
  const socket = connectSocket(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  return socket;
}
