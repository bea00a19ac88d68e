import { Migration } from '@mikro-orm/migrations';

/** Articles with their versions, which visit was fixed by which, the words they use and the words people use instead. */
export class M0008Knowledge extends Migration {
  override up(): void {
    // English endings, but no stop words: "no picture" means little without its "no".
    this.addSql(`
      create text search dictionary app.english_endings (template = snowball, language = english);
      create text search configuration app.kb (copy = pg_catalog.english);
      alter text search configuration app.kb alter mapping for asciiword, word, hword, asciihword, hword_part, hword_asciipart with app.english_endings;
    `);
    // keys: models and error codes without blanks and signs, in capitals, so that "E-204" and "e 204" are one.
    // search: the text as the domain's plainWords writes it, lower case and without accents.
    this.addSql(`
      create table article (
        id uuid primary key,
        title text not null,
        category text not null check (category in ('computer','tv','stereo')),
        symptom text not null,
        cause text not null,
        fix text not null,
        models text[] not null,
        error_codes text[] not null,
        model_keys text[] not null,
        code_keys text[] not null,
        search jsonb not null,
        state text not null check (state in ('draft','not_validated','validated','archived')),
        audience text not null check (audience in ('expert','staff','customer')),
        author_account text,
        author_name text not null,
        ticket_id uuid,
        times_used integer not null default 0 check (times_used >= 0),
        version integer not null default 1 check (version >= 1),
        created_at timestamptz not null default app.now(),
        updated_at timestamptz not null default app.now(),
        terms tsvector not null generated always as (
          setweight(to_tsvector('app.kb', search ->> 'title'), 'A') || setweight(to_tsvector('app.kb', search ->> 'symptom'), 'B')
          || setweight(to_tsvector('app.kb', search ->> 'rest'), 'C')
        ) stored
      );
      create index article_terms on article using gin (terms);
      create index article_models on article using gin (model_keys);
      create index article_codes on article using gin (code_keys);
      create index article_used on article (times_used desc, created_at desc);
    `);
    this.addSql(`
      create table article_version (
        article_id uuid not null references article (id),
        version integer not null,
        facts jsonb not null,
        state text not null,
        by_name text not null,
        at timestamptz not null default app.now(),
        primary key (article_id, version)
      );
    `);
    // One row for each completed visit; no article means that none was the fix. The article may come later than the
    // visit that names it: a phone without a signal sends them in its own order.
    this.addSql(`
      create table article_use (
        visit_id uuid primary key,
        ticket_id uuid not null,
        article_id uuid,
        problem_code text not null,
        expert_id uuid not null,
        at timestamptz not null
      );
      create index article_use_article on article_use (article_id) where article_id is not null;
      create index article_use_problem on article_use (problem_code, article_id) where article_id is not null;
    `);
    // The words in use and in how many articles: typing errors are put right against them, and rare words weigh more.
    this.addSql(`
      create table article_word (word text primary key, articles integer not null default 0);
      create index article_word_trigrams on article_word using gin (word gin_trgm_ops);
    `);
    // Phrases of one concept find each other's articles; written as plainWords writes them. Their words count as known ones.
    this.addSql(`
      create table search_synonym (phrase text primary key check (phrase = lower(phrase)), concept text not null);
      create index search_synonym_concept on search_synonym (concept);
      insert into search_synonym (concept, phrase) values
        ('no picture','no picture'), ('no picture','black screen'), ('no picture','blank screen'), ('no picture','dark screen'), ('no picture','no image'), ('no picture','no display'), ('no picture','no backlight'), ('no picture','sin imagen'), ('no picture','pantalla negra'),
        ('no power','no power'), ('no power','does not turn on'), ('no power','does not switch on'), ('no power','will not turn on'), ('no power','wont turn on'), ('no power','dead'), ('no power','does not start'), ('no power','wont start'), ('no power','no boot'), ('no power','no enciende'), ('no power','no arranca'),
        ('no sound','no sound'), ('no sound','no audio'), ('no sound','silent'), ('no sound','mute'), ('no sound','cannot hear'), ('no sound','sin sonido'), ('no sound','no se oye'),
        ('hum','hum'), ('hum','humming'), ('hum','buzz'), ('hum','buzzing'), ('hum','zumbido'),
        ('slow','slow'), ('slow','sluggish'), ('slow','lag'), ('slow','freezes'), ('slow','hangs'), ('slow','lento'), ('slow','se bloquea'),
        ('overheats','overheats'), ('overheats','too hot'), ('overheats','shuts down'), ('overheats','turns itself off'), ('overheats','se calienta'),
        ('network','wi fi'), ('network','wifi'), ('network','wireless'), ('network','internet'), ('network','network'), ('network','sin internet'),
        ('lines','lines on screen'), ('lines','stripes'), ('lines','vertical lines'), ('lines','horizontal lines'), ('lines','lineas'), ('lines','rayas'),
        ('disk','disk'), ('disk','hard drive'), ('disk','ssd'), ('disk','storage'), ('disk','disco'),
        ('lost files','lost files'), ('lost files','missing files'), ('lost files','deleted files'), ('lost files','archivos perdidos'),
        ('smell','burning smell'), ('smell','smoke'), ('smell','burnt'), ('smell','humo'), ('smell','olor a quemado'),
        ('remote','remote'), ('remote','remote control'), ('remote','clicker'), ('remote','mando'), ('remote','control remoto'),
        ('tv','tv'), ('tv','television'), ('tv','televisor'),
        ('computer','computer'), ('computer','pc'), ('computer','laptop'), ('computer','notebook'), ('computer','ordenador'),
        ('turntable','turntable'), ('turntable','record player'), ('turntable','tocadiscos'),
        ('amplifier','amplifier'), ('amplifier','amp'), ('amplifier','receiver'), ('amplifier','amplificador'),
        ('speaker','speaker'), ('speaker','speakers'), ('speaker','loudspeaker'), ('speaker','altavoz');
      insert into article_word (word) select distinct word from search_synonym, regexp_split_to_table(phrase, ' ') as word where length(word) > 2;
    `);
  }
}
