/**
 * Gives a trigger's function the migration's search_path, its schemas by name and temporary tables last: a table of ours
 * that a writer makes for their own session would be taken for it otherwise. `call` is the function with its brackets.
 */
export function postgresqlPath(call: string): string {
  return `DO $auditreel$ BEGIN
  EXECUTE 'ALTER FUNCTION ${call.replaceAll("'", "''")} SET search_path TO '
    || concat_ws(', ', (SELECT string_agg(quote_ident(name), ', ' ORDER BY nth) FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (name, nth)), 'pg_temp');
END $auditreel$`;
}
