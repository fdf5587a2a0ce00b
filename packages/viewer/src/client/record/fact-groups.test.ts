import { describe, expect, it } from 'vitest';
import { aRecord } from '../../server/testing/rows.js';
import { factGroups } from './fact-groups.js';

describe('factGroups', () => {
  it('leaves out what is not known, and groups of which nothing is', () => {
    const groups = factGroups(aRecord(1));
    expect(groups.map(({ title }) => title)).toEqual(['Who', 'Request', 'The record itself']);
    expect(namesOf(groups, 'Who')).toEqual(['Type', 'Id']);
  });

  it('says that an address is only what a proxy told, and that a route was derived', () => {
    const groups = factGroups(aRecord(1, { ip: '10.0.0.1', ipVia: 'trusted_proxy', routeSource: 'derived' }));
    const values = groups.flatMap(({ facts }) => facts.map(({ value }) => value));
    expect(values).toContain('10.0.0.1 (as told by a trusted proxy)');
    expect(values).toContain('POST /orders (derived: no route matched)');
  });

  it('leads from the actor to their other records', () => {
    const facts = factGroups(aRecord(1)).flatMap((group) => group.facts);
    expect(facts.find(({ name, filter }) => name === 'Id' && filter !== undefined)?.filter).toEqual({
      actor: 'ada',
    });
  });

  it('says of what was erased that it was there', () => {
    const redacted = { at: 1, by: null, recordId: 'r', fields: ['actorName', 'ip'] };
    const facts = factGroups(aRecord(1, { redacted })).flatMap((group) => group.facts);
    const erased = facts.filter(({ isErased }) => isErased);
    expect(erased.map(({ name }) => name)).toEqual(['Actor', 'IP address']);
  });

  it('names the impersonated person', () => {
    const groups = factGroups(aRecord(1, { onBehalfOfType: 'user', onBehalfOfId: 'eve' }));
    expect(groups[0]?.facts.at(-1)).toEqual({ name: 'On behalf of', value: 'User eve' });
  });
});

function namesOf(groups: ReturnType<typeof factGroups>, title: string): readonly string[] {
  return groups.find((group) => group.title === title)?.facts.map(({ name }) => name) ?? [];
}
