import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Audit, type AuditOptions, type AuditRecord, createAudit, memoryStorage } from '@auditreel/core';
import { auditMiddleware } from '@auditreel/express';
import express, { type Express } from 'express';
import session from 'express-session';
import passport, { type Strategy } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import request from 'supertest';
import { onTestFinished } from 'vitest';
import { auditPassport, auditStrategy, passportActor } from '../../passport.js';
import type { PassportOptions } from '../passport-shapes.js';

export interface User {
  readonly id: string;
  readonly username: string;
}

export const ADA: User = { id: 'user-ada', username: 'Ada' };
export const GOOD = { username: 'ada', password: 'correct-horse-battery' };
export const BAD = { username: 'ada', password: 'not-this-one' };

export interface PassportInTest {
  readonly app: Express;
  readonly passport: InstanceType<typeof passport.Passport>;
  readonly audit: Audit;
  readonly errors: readonly Error[];
  readonly store: session.MemoryStore;
  readonly storage: ReturnType<typeof memoryStorage>;
  /** Listens, once the routes are there; keeps cookies. */
  browser(): Promise<ReturnType<typeof request.agent>>;
  /** All records, oldest first, once there are this many. */
  records(count: number): Promise<readonly AuditRecord[]>;
}

export interface PassportInTestOptions {
  readonly audit?: Partial<AuditOptions>;
  readonly options?: PassportOptions<User>;
  /** @default passport-local, by {@link verify} */
  readonly strategy?: Strategy;
  /** @default true */
  readonly hasMiddleware?: boolean;
}

/** An Express app with Passport, as a host would write it, and what its audit has stored. */
export function passportInTest(given: PassportInTestOptions = {}): PassportInTest {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const audit = createAudit({
    storage,
    secret: 'a-secret-of-at-least-thirty-two-characters',
    actor: passportActor(),
    onError: (error) => errors.push(error),
    ...given.audit,
  });
  const auth = new passport.Passport();
  auth.serializeUser<string>((user, done) => done(null, (user as User).id));
  auth.deserializeUser<string>((id, done) => done(null, id === ADA.id ? ADA : false));
  const strategy = given.strategy ?? new LocalStrategy(verify);
  auth.use('local', auditStrategy(audit, strategy, given.options));

  const store = new session.MemoryStore();
  const app = express();
  app.set('env', 'test');
  if (given.hasMiddleware !== false) app.use(auditMiddleware(audit));
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.use(session({ secret: 'cookies', resave: false, saveUninitialized: false, store }));
  app.use(auth.session(), auditPassport(audit, given.options));
  return {
    app,
    passport: auth,
    audit,
    errors,
    store,
    storage,
    browser: async () => request.agent(await listen(app)),
    records: async (count) => {
      const giveUpAt = performance.now() + 3000;
      const stored = async (): Promise<readonly AuditRecord[]> => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        await audit.flush();
        return (await storage.records.list({ limit: 50 })).records.toReversed();
      };
      while ((await stored()).length < count && performance.now() < giveUpAt) {}
      return stored();
    },
  };
}

/** What a host's verify function may answer. */
export function verify(
  name: string,
  password: string,
  done: (error: unknown, user?: User | false, info?: { message: string }) => void,
): void {
  const isRight = name === GOOD.username && password === GOOD.password;
  const locked = { message: 'Locked', reason: 'ACCOUNT_LOCKED_OUT', accountId: 'user-bob' };
  if (name === 'broken') done(Object.assign(new Error('secret detail'), { code: 'ECONNREFUSED' }));
  else if (name === 'bob') done(null, false, locked);
  else done(null, isRight ? ADA : false, { message: isRight ? '' : 'No' });
}

async function listen(app: Express): Promise<string> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
