import { parse } from 'cookie';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { PrismaClient, User } from '../../generated/client.js';
import { hashToken, newToken } from '../shop/tokens.js';

/** Who is at the browser. While an admin acts as a customer, `user` is the customer and `admin` who acts. */
export interface Visitor {
  readonly loginId: string | null;
  readonly user: User | null;
  readonly admin: User | null;
  readonly cartId: string | null;
}

declare global {
  namespace Express {
    interface Request {
      visitor: Visitor;
    }
  }
}

const LOGIN_COOKIE = 'shop_login';
const CART_COOKIE = 'shop_cart';
const LOGIN_LIVES_MS = 14 * 24 * 60 * 60 * 1000;

export function loadVisitor(prisma: PrismaClient): RequestHandler {
  return async function loadVisitor(req, _res, next) {
    const cookies = parse(req.get('cookie') ?? '');
    const login = await loginOf(prisma, cookies[LOGIN_COOKIE]);
    req.visitor = {
      loginId: login?.id ?? null,
      user: login?.actingAs ?? login?.user ?? null,
      admin: login?.actingAs ? login.user : null,
      cartId: cookies[CART_COOKIE] ?? null,
    };
    next();
  };
}

async function loginOf(prisma: PrismaClient, token: string | undefined) {
  if (!token) return null;
  const login = await prisma.loginSession.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: true, actingAs: true },
  });
  return login && login.expiresAt > new Date() ? login : null;
}

/** A fresh login for every sign-in: a cookie somebody planted earlier is worth nothing. */
export async function startLogin(prisma: PrismaClient, req: Request, res: Response, user: User) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + LOGIN_LIVES_MS);
  const login = await prisma.loginSession.create({
    data: { tokenHash: hashToken(token), userId: user.id, expiresAt },
  });
  res.cookie(LOGIN_COOKIE, token, { ...cookieOptions(req), expires: expiresAt });
  req.visitor = { ...req.visitor, loginId: login.id, user, admin: null };
}

export async function endLogin(prisma: PrismaClient, req: Request, res: Response) {
  const { loginId } = req.visitor;
  if (loginId) await prisma.loginSession.deleteMany({ where: { id: loginId } });
  res.clearCookie(LOGIN_COOKIE, cookieOptions(req));
  forgetCart(req, res);
  req.visitor = { loginId: null, user: null, admin: null, cartId: null };
}

/** The visitor's cart, made on first use. */
export async function ownCart(prisma: PrismaClient, req: Request, res: Response): Promise<string> {
  const { cartId } = req.visitor;
  if (cartId && (await prisma.cart.findUnique({ where: { id: cartId } }))) return cartId;
  const cart = await prisma.cart.create({ data: {} });
  res.cookie(CART_COOKIE, cart.id, cookieOptions(req));
  req.visitor = { ...req.visitor, cartId: cart.id };
  return cart.id;
}

export function forgetCart(req: Request, res: Response): void {
  res.clearCookie(CART_COOKIE, cookieOptions(req));
  req.visitor = { ...req.visitor, cartId: null };
}

function cookieOptions(req: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: req.secure };
}
