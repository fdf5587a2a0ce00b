import type { Command } from 'commander';
import type { PersonOptions } from '../../erasure/person-options.js';
import type { ActorType } from '../../record/audit-record.js';
import { AUDIT_OPTION } from '../shared-options.js';

/** What `erase` and `export` are told of a person. */
export interface PersonCommandOptions {
  readonly actor: string;
  readonly type: ActorType;
  readonly identifier: readonly string[];
  readonly model: readonly string[];
  readonly session: readonly string[];
  readonly by?: string;
  readonly audit?: string;
}

/** Adds the options that say who is meant. */
export function withPersonOptions(command: Command): Command {
  return command
    .requiredOption('--actor <id>', 'the person, by the id that their records have')
    .option('--type <type>', 'the type of that actor', 'user')
    .option(
      '--identifier <text>',
      'what else they are known by: a name, an e-mail address; repeat it',
      collected,
      [],
    )
    .option(
      '--model <name>',
      'a model whose rows are theirs, besides User and the like; repeat it',
      collected,
      [],
    )
    .option('--session <id>', 'a recorded session of somebody else that shows them; repeat it', collected, [])
    .option('--by <id>', 'who asks for it, as it is recorded (default: who is logged in here)')
    .option(...AUDIT_OPTION);
}

/** The same, as the audit takes it. */
export function personOf({ actor, type, identifier, model, session }: PersonCommandOptions): PersonOptions {
  return { actor: { id: actor, type }, identifiers: identifier, models: model, sessions: session };
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
