import type { AddAbsence, AwayCause, CreateExpert, ExpertSkill, ServiceArea, ShiftSpan, UpdateExpert } from '@sysops/domain/experts';
import type { Instant, LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

const instant = (at: Instant): string => new Date(at).toISOString();

/** Everything an admin states about a new expert; his account is identity's. */
export async function insertExpert(tx: Tx, expert: Omit<CreateExpert, 'commandId'>): Promise<void> {
  await tx.em.execute(
    `insert into expert (id, name, email, phone, languages, time_zone, home_lat, home_lng, service_area, auto_accept) values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?::jsonb, ?)`,
    [expert.expertId, expert.name, expert.email.toLowerCase(), expert.phone, expert.languages.join(','), expert.timeZone, expert.home.lat, expert.home.lng, JSON.stringify(expert.serviceArea), expert.autoAccept],
  );
  await writeSkills(tx, expert.expertId, expert.skills);
  await writeShifts(tx, expert.expertId, expert.shifts);
}

/** Locks the expert's row: whoever moves his reservations holds it. False when there is no such expert. */
export async function lockExpertRow(tx: Tx, expertId: string): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`select 1 from expert where id = ? for update`, [expertId]);
  return rows.length > 0;
}

/** Takes the next version when the given one still holds; null when the expert was changed meanwhile or does not exist. */
export async function bumpExpert(tx: Tx, expertId: string, version: number): Promise<number | null> {
  const [row] = await tx.em.execute<{ version: number }[]>(`update expert set version = version + 1 where id = ? and version = ? returning version`, [expertId, version]);
  return row?.version ?? null;
}

export async function writeProfile(tx: Tx, input: UpdateExpert): Promise<void> {
  await tx.em.execute(
    `update expert set name = ?, phone = ?, languages = string_to_array(?, ','), time_zone = ?, home_lat = ?, home_lng = ?, auto_accept = ?, active = ? where id = ?`,
    [input.name, input.phone, input.languages.join(','), input.timeZone, input.home.lat, input.home.lng, input.autoAccept, input.active, input.expertId],
  );
}

export async function writeSkills(tx: Tx, expertId: string, skills: readonly ExpertSkill[]): Promise<void> {
  await tx.em.execute(`delete from expert_skill where expert_id = ?`, [expertId]);
  for (const { skill, level, expiresAt } of skills) {
    await tx.em.execute(`insert into expert_skill (expert_id, skill, level, expires_at) values (?, ?, ?, ?)`, [expertId, skill, level, expiresAt === null ? null : instant(expiresAt)]);
  }
}

export async function writeShifts(tx: Tx, expertId: string, shifts: readonly ShiftSpan[]): Promise<void> {
  await tx.em.execute(`delete from expert_shift where expert_id = ?`, [expertId]);
  for (const { weekday, fromMinute, toMinute } of shifts) {
    await tx.em.execute(`insert into expert_shift (expert_id, weekday, from_minute, to_minute) values (?, ?, ?, ?)`, [expertId, weekday, fromMinute, toMinute]);
  }
}

export async function writeServiceArea(tx: Tx, expertId: string, area: ServiceArea): Promise<void> {
  await tx.em.execute(`update expert set service_area = ?::jsonb where id = ?`, [JSON.stringify(area), expertId]);
}

export async function writeJobsShown(tx: Tx, expertId: string, jobsShown: number | null): Promise<void> {
  await tx.em.execute(`update expert set jobs_shown = ? where id = ?`, [jobsShown, expertId]);
}

/** How many jobs ahead the expert sees; null: the whole list. */
export async function jobsShownTo(em: Tx['em'], expertId: string): Promise<number | null> {
  const [row] = await em.execute<{ jobsShown: number | null }[]>(`select jobs_shown as "jobsShown" from expert where id = ?`, [expertId]);
  return row?.jobsShown ?? null;
}

/** Overlapping absences are an exclusion violation (23P01). */
export async function insertAbsence(tx: Tx, absence: Pick<AddAbsence, 'absenceId' | 'expertId' | 'from' | 'to' | 'reason'>): Promise<void> {
  await tx.em.execute(`insert into expert_absence (id, expert_id, during, reason) values (?, ?, tstzrange(?, ?), ?)`, [absence.absenceId, absence.expertId, instant(absence.from), instant(absence.to), absence.reason]);
}

export async function deleteAbsence(tx: Tx, expertId: string, absenceId: string): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`delete from expert_absence where id = ? and expert_id = ? returning 1`, [absenceId, expertId]);
  return rows.length > 0;
}

/** Away for a cause, or back (null). Unanswered offers are the weakest cause: any other takes their place. Says whether anything changed. */
export async function writeAway(tx: Tx, expertId: string, cause: AwayCause | null): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `update expert set away = ?::text is not null, away_cause = ?, away_since = case when ?::text is not null then app.now() end where id = ? and case when ?::text is null then away else not away or (away_cause = 'silent' and ? <> 'silent') end returning 1`, [cause, cause, cause, expertId, cause, cause],
  );
  return rows.length > 0;
}

/** The newest fix only; an older one that comes late changes nothing. */
export async function writePosition(tx: Tx, expertId: string, fix: LatLng & { readonly at: Instant; readonly accuracyMeters: number }): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `insert into expert_position (expert_id, lat, lng, accuracy_meters, at) values (?, ?, ?, ?, ?)
     on conflict (expert_id) do update set lat = excluded.lat, lng = excluded.lng, accuracy_meters = excluded.accuracy_meters, at = excluded.at where expert_position.at < excluded.at returning 1`,
    [expertId, fix.lat, fix.lng, fix.accuracyMeters, instant(fix.at)],
  );
  return rows.length > 0;
}
