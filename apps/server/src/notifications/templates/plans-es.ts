import { shorten } from '@sysops/domain/notifications';
import type { PlanTemplates } from '../message-content.ts';
import { dayOnly, moneyOf } from './format-time.ts';

const brand = 'Sysops Squad';

const failures = {
  retry: 'Lo intentaremos de nuevo en los próximos días. También puede pagar ahora o usar otra tarjeta.',
  new_card: 'Esta tarjeta ya no puede cobrarse. Pague con otra, por favor.',
  confirm: 'Su banco le pide confirmar el pago. Toma un minuto.',
} as const;

const ends = {
  cancelled: 'Terminó como usted pidió.',
  unpaid: 'Terminó porque el pago no llegó.',
  never_paid: 'La compra no se completó, así que el plan no comenzó.',
} as const;

export const plansEs: PlanTemplates = {
  plan_activated: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `Su plan ${planName} ha comenzado`,
    paragraphs: [`Recibimos ${moneyOf(amountCents, 'es')}. Sus equipos están cubiertos hasta el ${dayOnly(endsAt, timeZone, 'es')}.`, 'La factura está en su cuenta.'],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: ${shorten(planName, 30)} ha comenzado, cubierto hasta ${dayOnly(endsAt, timeZone, 'es')}. ${url}`,
  }),
  plan_claimed: ({ planName, endsAt, timeZone, url }) => ({
    subject: `Su plan ${planName} está registrado`,
    paragraphs: [`Sus equipos están cubiertos hasta el ${dayOnly(endsAt, timeZone, 'es')}.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: ${shorten(planName, 30)} registrado, cubierto hasta ${dayOnly(endsAt, timeZone, 'es')}. ${url}`,
  }),
  plan_renewed: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `Recibo: ${planName}, ${moneyOf(amountCents, 'es')}`,
    paragraphs: [`Cobramos ${moneyOf(amountCents, 'es')} por ${planName}. Está cubierto hasta el ${dayOnly(endsAt, timeZone, 'es')}.`, 'La factura está en su cuenta.'],
    action: { label: 'Ver la factura', url },
    sms: `${brand}: ${moneyOf(amountCents, 'es')} pagados por ${shorten(planName, 30)}, cubierto hasta ${dayOnly(endsAt, timeZone, 'es')}. ${url}`,
  }),
  plan_restored: ({ planName, amountCents, endsAt, timeZone, url }) => ({
    subject: `Está cubierto de nuevo: ${planName}`,
    paragraphs: [`Recibimos ${moneyOf(amountCents, 'es')}. Sus equipos están cubiertos de nuevo hasta el ${dayOnly(endsAt, timeZone, 'es')}.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: recibimos ${moneyOf(amountCents, 'es')}. ${shorten(planName, 30)} le cubre de nuevo hasta ${dayOnly(endsAt, timeZone, 'es')}. ${url}`,
  }),
  renewal_notice: ({ planName, amountCents, renewsAt, timeZone, url }) => ({
    subject: `${planName} se renueva el ${dayOnly(renewsAt, timeZone, 'es')}`,
    paragraphs: [`El ${dayOnly(renewsAt, timeZone, 'es')} cobraremos ${moneyOf(amountCents, 'es')} a su tarjeta por el próximo período de ${planName}.`, 'No tiene que hacer nada. Para cambiar la tarjeta o cancelar, abra su cuenta antes de ese día.'],
    action: { label: 'Cambiar o cancelar', url },
    sms: `${brand}: ${shorten(planName, 24)} se renueva ${dayOnly(renewsAt, timeZone, 'es')} por ${moneyOf(amountCents, 'es')}. Cambiar o cancelar: ${url}`,
  }),
  card_expiring: ({ planName, last4, url }) => ({
    subject: `La tarjeta de ${planName} vence pronto`,
    paragraphs: [`La tarjeta terminada en ${last4} vence antes de que ${planName} se renueve. Registre otra tarjeta, por favor.`],
    action: { label: 'Cambiar la tarjeta', url },
    sms: `${brand}: la tarjeta terminada en ${last4} vence antes de renovar ${shorten(planName, 24)}. Cambiarla: ${url}`,
  }),
  charge_failed: ({ planName, amountCents, failure, suspendAt, timeZone, url }) => ({
    subject: `El pago de ${planName} no se realizó`,
    paragraphs: [`No pudimos cobrar ${moneyOf(amountCents, 'es')} por ${planName}. ${failures[failure]}`, `Sigue cubierto hasta el ${dayOnly(suspendAt, timeZone, 'es')}.`],
    action: { label: 'Pagar ahora', url },
    sms: `${brand}: se rechazó el cobro de ${moneyOf(amountCents, 'es')}, ${shorten(planName, 24)}. Cubierto hasta ${dayOnly(suspendAt, timeZone, 'es')}. Pagar: ${url}`,
  }),
  plan_suspended: ({ planName, amountCents, endAt, timeZone, url }) => ({
    subject: `${planName} está suspendido`,
    paragraphs: [`El pago de ${moneyOf(amountCents, 'es')} no ha llegado y las nuevas reparaciones no están cubiertas. Pague antes del ${dayOnly(endAt, timeZone, 'es')} y estará cubierto en un minuto.`],
    action: { label: 'Pagar y restablecer', url },
    sms: `${brand}: ${shorten(planName, 24)} suspendido. Pague ${moneyOf(amountCents, 'es')} antes de ${dayOnly(endAt, timeZone, 'es')}: ${url}`,
  }),
  plan_cancelled: ({ planName, coveredUntil, atOnce, timeZone, url }) => ({
    subject: `${planName} está cancelado`,
    paragraphs: atOnce ? ['Su cobertura terminó y no debe nada.'] : [`Está cubierto hasta el ${dayOnly(coveredUntil, timeZone, 'es')}. No se cobra nada más.`, '¿Cambió de idea? Puede anularlo en su cuenta hasta entonces.'],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: ${shorten(planName, 30)} cancelado, ${atOnce ? 'no debe nada' : `cubierto hasta ${dayOnly(coveredUntil, timeZone, 'es')}`}. ${url}`,
  }),
  plan_ended: ({ planName, reason, url }) => ({
    subject: `${planName} ha terminado`,
    paragraphs: [ends[reason], 'Puede contratar un plan de nuevo cuando quiera.'],
    action: { label: 'Ver los planes', url },
    sms: `${brand}: ${shorten(planName, 30)} ha terminado. Vuelva cuando quiera: ${url}`,
  }),
  refund_made: ({ planName, amountCents, url }) => ({
    subject: `Le devolvimos ${moneyOf(amountCents, 'es')}`,
    paragraphs: [`${moneyOf(amountCents, 'es')} por ${planName} vuelven a su tarjeta. Los bancos tardan hasta diez días en mostrarlo.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: ${moneyOf(amountCents, 'es')} por ${shorten(planName, 24)} vuelven a su tarjeta. ${url}`,
  }),
};
