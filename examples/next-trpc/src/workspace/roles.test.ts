import { describe, expect, it } from 'vitest';
import { assignableRoles, isAdmin, mayChangeRole, mayRemove } from './roles';

describe('roles', () => {
  it.each([
    ['OWNER', true],
    ['ADMIN', true],
    ['MEMBER', false],
  ] as const)('%s runs the workspace: %s', (role, expected) => {
    expect(isAdmin(role)).toBe(expected);
  });

  it.each([
    ['OWNER', 'MEMBER', 'OWNER', true],
    ['OWNER', 'OWNER', 'MEMBER', true],
    ['ADMIN', 'MEMBER', 'ADMIN', true],
    ['ADMIN', 'ADMIN', 'MEMBER', true],
    ['ADMIN', 'ADMIN', 'OWNER', false],
    ['ADMIN', 'OWNER', 'MEMBER', false],
    ['MEMBER', 'MEMBER', 'MEMBER', false],
  ] as const)('%s changes %s to %s: %s', (by, from, to, expected) => {
    expect(mayChangeRole({ by, from, to })).toBe(expected);
  });

  it('offers only what may be given', () => {
    expect(assignableRoles('OWNER', 'MEMBER')).toEqual(['OWNER', 'ADMIN', 'MEMBER']);
    expect(assignableRoles('ADMIN', 'MEMBER')).toEqual(['ADMIN', 'MEMBER']);
    expect(assignableRoles('ADMIN', 'OWNER')).toEqual([]);
    expect(assignableRoles('MEMBER', 'MEMBER')).toEqual([]);
  });

  it('lets an admin remove anyone but an owner, and a member nobody', () => {
    expect(mayRemove('ADMIN', 'ADMIN')).toBe(true);
    expect(mayRemove('ADMIN', 'OWNER')).toBe(false);
    expect(mayRemove('OWNER', 'OWNER')).toBe(true);
    expect(mayRemove('MEMBER', 'MEMBER')).toBe(false);
  });
});
