import * as z from 'zod';
import { CommandId, Id, Instant, LatLng, emailAddress, languageCode, line, optionalText, phoneNumber } from '../shared/index.ts';
import { SkillCode, SkillLevel } from '../tickets/ticket-terms.ts';
import { ServiceArea } from './service-area.ts';

export const TimeZone = z.string().max(60).regex(/^[A-Za-z]+(\/[A-Za-z_+-]+){0,2}$/, { error: 'Must be a time zone such as America/New_York' });

export const ExpertSkill = z.object({ skill: SkillCode, level: SkillLevel, expiresAt: Instant.nullable() });
export type ExpertSkill = z.infer<typeof ExpertSkill>;

/** Weekday 0 is Sunday; minutes after local midnight; an end at or before the start runs past midnight. */
export const ShiftSpan = z.object({ weekday: z.int().min(0).max(6), fromMinute: z.int().min(0).max(1439), toMinute: z.int().min(0).max(1440) });
export type ShiftSpan = z.infer<typeof ShiftSpan>;

const profile = {
  name: line(80),
  phone: phoneNumber,
  languages: z.array(languageCode).min(1).max(2),
  timeZone: TimeZone,
  home: LatLng,
  autoAccept: z.boolean(),
};

/** Also makes the sign-in account; the expert sets a password through the mail he gets. */
export const CreateExpert = z.object({
  commandId: CommandId,
  expertId: Id,
  email: emailAddress,
  ...profile,
  skills: z.array(ExpertSkill).max(30),
  shifts: z.array(ShiftSpan).max(28),
  serviceArea: ServiceArea,
});
export type CreateExpert = z.infer<typeof CreateExpert>;

const change = { commandId: CommandId, expertId: Id, version: z.int().min(1) };

export const UpdateExpert = z.object({ ...change, ...profile, active: z.boolean() });
export type UpdateExpert = z.infer<typeof UpdateExpert>;

export const SetSkills = z.object({ ...change, skills: z.array(ExpertSkill).max(30) });
export type SetSkills = z.infer<typeof SetSkills>;

export const SetShifts = z.object({ ...change, shifts: z.array(ShiftSpan).max(28) });
export type SetShifts = z.infer<typeof SetShifts>;

export const SetServiceArea = z.object({ ...change, serviceArea: ServiceArea });
export type SetServiceArea = z.infer<typeof SetServiceArea>;

/** How many jobs ahead the expert sees; null: the whole list. What is offered and what runs is always shown. */
export const SetJobsShown = z.object({ ...change, jobsShown: z.int().min(1).max(20).nullable() });
export type SetJobsShown = z.infer<typeof SetJobsShown>;

export const AddAbsence = z.object({ ...change, absenceId: Id, from: Instant, to: Instant, reason: line(120) });
export type AddAbsence = z.infer<typeof AddAbsence>;

export const RemoveAbsence = z.object({ ...change, absenceId: Id });
export type RemoveAbsence = z.infer<typeof RemoveAbsence>;

/** Why an expert is away: by his own switch, because he did not start to a visit, or for two offers without an answer. */
export const AwayCause = z.enum(['own', 'no_show', 'silent']);
export type AwayCause = z.infer<typeof AwayCause>;

/** The expert's own switch in the app. */
export const SetAway = z.object({ commandId: CommandId, away: z.boolean() });
export type SetAway = z.infer<typeof SetAway>;

/** A fix of the phone. Refused off shift: positions are taken only while working. */
export const ReportPosition = LatLng.extend({ at: Instant, accuracyMeters: z.number().min(0).max(100_000) });
export type ReportPosition = z.infer<typeof ReportPosition>;

export const ExpertById = z.object({ expertId: Id });
export const ListExperts = z.object({ search: optionalText(80).optional(), skill: SkillCode.optional(), activeOnly: z.boolean().default(false) });
export type ListExperts = z.infer<typeof ListExperts>;
