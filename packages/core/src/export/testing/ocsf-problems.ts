import { OCSF_CLASSES, OCSF_OBJECTS, type OcsfNeeds } from './ocsf-required.js';

type Fields = Readonly<Record<string, unknown>>;

/** What an event lacks by the table, in words, down into its objects. */
export function ocsfProblems(event: Fields): readonly string[] {
  const needs = OCSF_CLASSES[Number(event.class_uid)];
  if (needs === undefined) return [`class ${event.class_uid} is not in the table`];
  return [...activityProblems(event, needs), ...problemsOf(event, needs, 'event')];
}

function activityProblems(event: Fields, { activities = {} }: OcsfNeeds): readonly string[] {
  const activity = Number(event.activity_id);
  const isRight = activity === 99 || activities[activity] === event.activity_name;
  const typeUid = Number(event.class_uid) * 100 + activity;
  return [
    ...(isRight ? [] : [`activity ${activity} is not called ${event.activity_name}`]),
    ...(event.type_uid === typeUid ? [] : [`type_uid is not ${typeUid}`]),
    ...(Number(event.category_uid) === Math.floor(Number(event.class_uid) / 1000) ? [] : ['category_uid']),
  ];
}

function problemsOf(fields: Fields, needs: OcsfNeeds, path: string): readonly string[] {
  const missing = needs.required.filter((name) => !isThere(fields[name])).map((name) => `${path}.${name}`);
  const none = needs.oneOf !== undefined && !needs.oneOf.some((name) => isThere(fields[name]));
  const nested = Object.entries(needs.objects ?? {}).flatMap(([name, object]) =>
    nestedProblems(fields[name], object, `${path}.${name}`),
  );
  return [...missing, ...(none ? [`${path}: none of ${needs.oneOf?.join()}`] : []), ...nested];
}

function nestedProblems(value: unknown, object: string, path: string): readonly string[] {
  const needs = OCSF_OBJECTS[object];
  if (value === undefined) return [];
  if (needs === undefined) return [`${path}: ${object} is not in the table`];
  return [value].flat().flatMap((one) => problemsOf(one as Fields, needs, path));
}

function isThere(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
