import { Migration } from '@mikro-orm/migrations';

/** The sign-in library's tables in a schema of their own, and whose account each is. Source: better-auth 1.7, core schema and two-factor plugin. */
export class M0002Identity extends Migration {
  override up(): void {
    this.addSql(`create schema auth;`);
    this.addSql(`
      create table auth."user" (
        id text primary key,
        name text not null,
        email text not null unique check (email = lower(email)),
        "emailVerified" boolean not null default false,
        image text,
        "createdAt" timestamptz not null default app.now(),
        "updatedAt" timestamptz not null default app.now(),
        "twoFactorEnabled" boolean not null default false,
        roles text not null,
        language text not null default 'en' check (language in ('en','es')),
        "customerId" text unique,
        "expertId" text unique,
        constraint roles_are_known check (string_to_array(roles, ',') <@ array['customer','expert','agent','manager','admin']),
        constraint a_customer_has_an_id check (('customer' = any(string_to_array(roles, ','))) = ("customerId" is not null)),
        constraint an_expert_has_an_id check (('expert' = any(string_to_array(roles, ','))) = ("expertId" is not null))
      );
    `);
    this.addSql(`
      create table auth.session (
        id text primary key,
        "expiresAt" timestamptz not null,
        token text not null unique,
        "createdAt" timestamptz not null default app.now(),
        "updatedAt" timestamptz not null default app.now(),
        "ipAddress" text,
        "userAgent" text,
        "userId" text not null references auth."user" (id) on delete cascade
      );
      create index session_account on auth.session ("userId");
      create index session_expiry on auth.session ("expiresAt");
    `);
    this.addSql(`
      create table auth.account (
        id text primary key,
        "accountId" text not null,
        "providerId" text not null,
        "userId" text not null references auth."user" (id) on delete cascade,
        "accessToken" text,
        "refreshToken" text,
        "idToken" text,
        "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz,
        scope text,
        password text,
        "createdAt" timestamptz not null default app.now(),
        "updatedAt" timestamptz not null default app.now(),
        unique ("providerId", "accountId")
      );
      create index account_user on auth.account ("userId");
    `);
    this.addSql(`
      create table auth.verification (
        id text primary key,
        identifier text not null,
        value text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default app.now(),
        "updatedAt" timestamptz not null default app.now()
      );
      create index verification_identifier on auth.verification (identifier);
      create index verification_expiry on auth.verification ("expiresAt");
    `);
    this.addSql(`
      create table auth."twoFactor" (
        id text primary key,
        secret text not null,
        "backupCodes" text not null,
        "userId" text not null unique references auth."user" (id) on delete cascade,
        verified boolean,
        "failedVerificationCount" integer,
        "lockedUntil" timestamptz
      );
    `);
    // Wrong passwords by account, whatever address they come from.
    this.addSql(`
      create table auth.sign_in_failure (
        id bigint generated always as identity primary key,
        email text not null,
        at timestamptz not null default app.now()
      );
      create index sign_in_failure_email on auth.sign_in_failure (email, at);
    `);
    // Demonstration only: what the sign-in page shows. Secrets of real people never come here.
    this.addSql(`
      create table auth.demo_sign_in (
        user_id text primary key references auth."user" (id) on delete cascade,
        label text not null,
        password text not null,
        totp_secret text,
        sort integer not null
      );
    `);
  }
}
