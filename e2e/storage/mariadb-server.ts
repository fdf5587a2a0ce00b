import { connect } from 'node:net';

export const MARIADB = { host: '127.0.0.1', port: 3306, user: 'root' } as const;

/** Whether this machine runs a MariaDB or MySQL for us to use. */
export function mariadbAnswers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(MARIADB.port, MARIADB.host);
    const answer = (does: boolean) => (): void => {
      socket.destroy();
      resolve(does);
    };
    socket
      .setTimeout(2_000)
      .once('connect', answer(true))
      .once('error', answer(false))
      .once('timeout', answer(false));
  });
}
