import { Migration } from '@mikro-orm/migrations';

/** Survey templates and one survey for each completed visit. */
export class M0009Surveys extends Migration {
  override up(): void {
    // The most specific template wins: problem before category before neither. A change is a new version; a survey keeps
    // a copy of the questions it asked, so that old answers stay readable.
    this.addSql(`
      create table survey_template (
        id uuid primary key default gen_random_uuid(),
        code text not null,
        version integer not null default 1 check (version >= 1),
        category text check (category in ('computer','tv','stereo')),
        problem_code text,
        questions jsonb not null check (jsonb_typeof(questions) = 'array'),
        active boolean not null default true,
        created_at timestamptz not null default app.now(),
        unique (code, version)
      );
      create unique index survey_template_active on survey_template (coalesce(category, ''), coalesce(problem_code, '')) where active;
    `);
    this.addSql(`
      create table survey (
        id uuid primary key,
        ticket_id uuid not null,
        visit_id uuid not null,
        expert_id uuid not null,
        expert_name text not null,
        customer_id uuid not null,
        ticket_number bigint not null,
        device_label text not null,
        language text not null check (language in ('en','es')),
        completed_at timestamptz not null,
        template_id uuid not null references survey_template (id),
        questions jsonb not null,
        status text not null check (status in ('due','sent','not_sent','answered','expired','void')),
        reason text,
        send_at timestamptz not null,
        sent_at timestamptz,
        remind_at timestamptz,
        reminded_at timestamptz,
        expires_at timestamptz,
        stars integer check (stars between 1 and 5),
        answers jsonb not null default '{}',
        comment text,
        not_fixed boolean not null default false,
        answered_at timestamptz,
        changed_at timestamptz,
        low_score_told boolean not null default false,
        constraint one_survey_for_each_visit unique (ticket_id, visit_id),
        constraint not_sent_says_why check ((status in ('not_sent','void')) <= (reason is not null)),
        constraint sent_has_an_end check ((status in ('sent','answered','expired')) <= (sent_at is not null and expires_at is not null)),
        constraint answered_has_stars check ((status = 'answered') <= (stars is not null and answered_at is not null))
      );
      create index survey_due on survey (send_at) where status = 'due';
      create index survey_remind on survey (remind_at) where status = 'sent' and remind_at is not null;
      create index survey_expire on survey (expires_at) where status = 'sent';
      create index survey_expert on survey (expert_id, answered_at) where stars is not null;
    `);
    this.addSql(`
      insert into survey_template (code, category, problem_code, questions) values
        ('visit', null, null, '[
          {"kind":"stars","id":"on_time","label":{"en":"Did the expert come when we said?","es":"¿Llegó el experto cuando le dijimos?"}},
          {"kind":"stars","id":"explained","label":{"en":"How well was the repair explained?","es":"¿Qué tan bien le explicaron la reparación?"}}]'),
        ('visit-computer', 'computer', null, '[
          {"kind":"stars","id":"on_time","label":{"en":"Did the expert come when we said?","es":"¿Llegó el experto cuando le dijimos?"}},
          {"kind":"yes_no","id":"data_safe","label":{"en":"Are your files where you expect them?","es":"¿Están sus archivos donde los espera?"}},
          {"kind":"stars","id":"explained","label":{"en":"How well was the repair explained?","es":"¿Qué tan bien le explicaron la reparación?"}}]'),
        ('visit-tv', 'tv', null, '[
          {"kind":"stars","id":"on_time","label":{"en":"Did the expert come when we said?","es":"¿Llegó el experto cuando le dijimos?"}},
          {"kind":"stars","id":"picture","label":{"en":"How is the picture now?","es":"¿Cómo se ve ahora la imagen?"}}]'),
        ('visit-stereo', 'stereo', null, '[
          {"kind":"stars","id":"on_time","label":{"en":"Did the expert come when we said?","es":"¿Llegó el experto cuando le dijimos?"}},
          {"kind":"stars","id":"sound","label":{"en":"How does it sound now?","es":"¿Cómo suena ahora?"}}]'),
        ('disk-rescue', 'computer', 'computer-disk', '[
          {"kind":"stars","id":"on_time","label":{"en":"Did the expert come when we said?","es":"¿Llegó el experto cuando le dijimos?"}},
          {"kind":"yes_no","id":"files_back","label":{"en":"Did you get your files back?","es":"¿Recuperó sus archivos?"}},
          {"kind":"text","id":"missing","label":{"en":"Is anything still missing?","es":"¿Falta algo todavía?"}}]');
    `);
  }
}
