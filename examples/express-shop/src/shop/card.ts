import { z } from 'zod';

/** The demo checks a card and charges nobody; only the last four digits are kept. */
export const cardNumber = () =>
  z
    .string()
    .transform((typed) => typed.replaceAll(/[ -]/g, ''))
    .refine((digits) => /^\d{13,19}$/.test(digits) && passesLuhn(digits), 'This number isn’t quite right.');

export const expiry = () =>
  z
    .string()
    .trim()
    .refine((typed) => isInFuture(typed), 'Month and year, like 09/29.');

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isInFuture(typed: string): boolean {
  const [, month, year] = /^(0[1-9]|1[0-2])\s*\/\s*(\d{2})$/.exec(typed) ?? [];
  return Boolean(month && year) && new Date(2000 + Number(year), Number(month)) > new Date();
}
