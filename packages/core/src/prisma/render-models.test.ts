import { describe, expect, it } from 'vitest';
import { modelsOf, SCHEMA_VERSION } from './models.js';
import { renderModels } from './render-models.js';

const PROVIDERS = ['sqlite', 'postgresql', 'mysql'] as const;

describe('renderModels', () => {
  it.each(PROVIDERS)('renders every model for %s, marked with the schema version', (provider) => {
    const text = renderModels(provider);
    expect(text.match(/^model \w+ \{$/gm)).toEqual(
      modelsOf(provider).map((model) => `model ${model.name} {`),
    );
    const markers = text.split('\n').filter((line) => line === `/// @auditreel schema ${SCHEMA_VERSION}`);
    expect(markers).toHaveLength(modelsOf(provider).length);
  });

  it('types ids as uuid on PostgreSQL and as sized text on MySQL', () => {
    expect(renderModels('postgresql')).toMatch(/^ {2}id +String +@id @db\.Uuid$/m);
    expect(renderModels('mysql')).toMatch(/^ {2}id +String +@id @db\.Char\(36\)$/m);
    expect(renderModels('sqlite')).toMatch(/^ {2}id +String +@id$/m);
  });

  it('sizes text on MySQL only, whose String is VARCHAR(191)', () => {
    expect(renderModels('mysql')).toMatch(/^ {2}userAgent +String\? +@db\.VarChar\(512\)$/m);
    expect(renderModels('mysql')).toMatch(/^ {2}searchText +String\? +@db\.MediumText$/m);
    expect(renderModels('postgresql')).not.toContain('VarChar');
    expect(renderModels('sqlite')).not.toContain('@db.');
  });

  it('keeps times as BigInt, with the indexes and the table name of the table of columns', () => {
    const text = renderModels('sqlite');
    expect(text).toMatch(/^ {2}recordedAt +BigInt$/m);
    expect(text).toContain('  @@index([targetType, targetId, id])');
    expect(text).toContain('  @@id([sessionId, tabId, page, seq, part])');
    expect(text).toContain('  @@map("audit_records")');
  });
});
