import { Migration } from '@mikro-orm/migrations';

/** Experts with skills, shifts, absences, area and position; the catalogues of skills and of problem types. */
export class M0006Experts extends Migration {
  override up(): void {
    this.addSql(`
      create table skill (
        code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
        name text not null
      );
    `);
    this.addSql(`
      create table expert (
        id uuid primary key,
        name text not null,
        email text not null unique check (email = lower(email)),
        phone text not null check (phone ~ '^[+][1-9][0-9]{7,14}$'),
        languages text[] not null check (languages <@ array['en','es'] and cardinality(languages) > 0),
        time_zone text not null,
        home_lat double precision not null check (home_lat between -90 and 90),
        home_lng double precision not null check (home_lng between -180 and 180),
        service_area jsonb not null,
        active boolean not null default true,
        away boolean not null default false,
        auto_accept boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null default app.now()
      );
      create index expert_active on expert (id) where active;
    `);
    this.addSql(`
      create table expert_skill (
        expert_id uuid not null references expert (id) on delete cascade,
        skill text not null references skill (code),
        level integer not null check (level between 1 and 5),
        expires_at timestamptz,
        primary key (expert_id, skill)
      );
      create index expert_skill_holders on expert_skill (skill, level);
    `);
    // Minutes after local midnight; an end at or before the start runs past midnight.
    this.addSql(`
      create table expert_shift (
        expert_id uuid not null references expert (id) on delete cascade,
        weekday integer not null check (weekday between 0 and 6),
        from_minute integer not null check (from_minute between 0 and 1439),
        to_minute integer not null check (to_minute between 0 and 1440),
        primary key (expert_id, weekday, from_minute)
      );
    `);
    this.addSql(`
      create table expert_absence (
        id uuid primary key,
        expert_id uuid not null references expert (id) on delete cascade,
        during tstzrange not null check (not isempty(during)),
        reason text not null,
        constraint absences_do_not_overlap exclude using gist (expert_id with =, during with &&)
      );
      create index expert_absence_expert on expert_absence (expert_id);
    `);
    this.addSql(`
      create table expert_position (
        expert_id uuid primary key references expert (id) on delete cascade,
        lat double precision not null,
        lng double precision not null,
        accuracy_meters double precision not null,
        at timestamptz not null
      );
      create index expert_position_age on expert_position (at);
    `);
    this.addSql(`
      insert into skill (code, name) values
        ('tv-panel', 'TV panels and backlights'), ('tv-power', 'TV power supplies'), ('tv-smart', 'Smart TV software'), ('tv-mounting', 'Wall mounting'),
        ('computer-hardware', 'Computer hardware'), ('computer-storage', 'Storage and data rescue'), ('computer-software', 'Operating systems'), ('computer-network', 'Home networks'),
        ('stereo-amplifier', 'Amplifiers'), ('stereo-turntable', 'Turntables'), ('stereo-speakers', 'Speakers'), ('mains-safety', 'Mains safety (certified)');
    `);
    this.addSql(`
      insert into problem_type (code, category, title_en, title_es, required_skills, expected_minutes, priority, sort) values
        ('tv-no-power', 'tv', 'The TV does not switch on', 'El televisor no enciende', '[{"skill":"tv-power","level":2}]', 75, 'normal', 1),
        ('tv-no-picture', 'tv', 'Sound but no picture', 'Hay sonido pero no imagen', '[{"skill":"tv-panel","level":3}]', 90, 'normal', 2),
        ('tv-lines', 'tv', 'Lines, spots or a broken screen', 'Líneas, manchas o pantalla rota', '[{"skill":"tv-panel","level":4}]', 120, 'normal', 3),
        ('tv-apps', 'tv', 'Apps, Wi-Fi or remote do not work', 'Fallan las aplicaciones, el Wi-Fi o el mando', '[{"skill":"tv-smart","level":2}]', 45, 'low', 4),
        ('tv-loose-mount', 'tv', 'The wall mount is loose', 'El soporte de pared está suelto', '[{"skill":"tv-mounting","level":2}]', 60, 'high', 5),
        ('tv-burning-smell', 'tv', 'Smoke or a burning smell', 'Humo u olor a quemado', '[{"skill":"tv-power","level":3},{"skill":"mains-safety","level":2}]', 60, 'urgent', 6),
        ('computer-no-start', 'computer', 'The computer does not start', 'El ordenador no arranca', '[{"skill":"computer-hardware","level":2}]', 75, 'normal', 1),
        ('computer-slow', 'computer', 'Very slow, or freezes', 'Muy lento o se bloquea', '[{"skill":"computer-software","level":2}]', 60, 'low', 2),
        ('computer-disk', 'computer', 'Disk errors or lost files', 'Errores de disco o archivos perdidos', '[{"skill":"computer-storage","level":3}]', 120, 'high', 3),
        ('computer-network', 'computer', 'No internet or Wi-Fi', 'Sin internet ni Wi-Fi', '[{"skill":"computer-network","level":2}]', 60, 'normal', 4),
        ('computer-screen', 'computer', 'Broken screen or keyboard', 'Pantalla o teclado roto', '[{"skill":"computer-hardware","level":3}]', 90, 'normal', 5),
        ('stereo-no-sound', 'stereo', 'No sound at all', 'No se oye nada', '[{"skill":"stereo-amplifier","level":2}]', 60, 'normal', 1),
        ('stereo-one-side', 'stereo', 'One side is silent or distorted', 'Un lado no suena o distorsiona', '[{"skill":"stereo-speakers","level":2}]', 60, 'low', 2),
        ('stereo-turntable', 'stereo', 'The turntable does not play well', 'El tocadiscos no reproduce bien', '[{"skill":"stereo-turntable","level":3}]', 60, 'low', 3),
        ('stereo-hum', 'stereo', 'Loud hum, sparks or heat', 'Zumbido fuerte, chispas o calor', '[{"skill":"stereo-amplifier","level":3},{"skill":"mains-safety","level":2}]', 75, 'high', 4);
    `);
  }
}
