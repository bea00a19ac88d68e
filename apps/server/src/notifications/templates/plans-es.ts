import { shorten } from '@sysops/domain/notifications';
import type { PlanTemplates } from '../message-content.ts';
import { dayOnly, moneyOf } from './format-time.ts';

const brand = 'Sysops Squad';

const failures = {
  retry: 'Lo intentaremos de nuevo en los próximos días. También puede pagar ahora o usar otra tarjeta.',
  new_card: 'Esta tarjeta ya no puede cobrarse y no lo intentaremos de nuevo. Pague con otra, por favor.',
  confirm: 'Su banco le pide confirmar el pago y no lo intentaremos sin usted. Toma un minuto.',
  no_card: 'No hay ninguna tarjeta registrada, así que no lo intentaremos de nuevo. Pague con una tarjeta; se guarda para la próxima renovación.',
} as const;

const terms = { year: 'año', month: 'mes' } as const;

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
  renewal_notice: ({ planName, amountCents, renewsAt, term, creditCents, last4, timeZone, url }) => {
    const [day, amount, credit] = [dayOnly(renewsAt, timeZone, 'es'), moneyOf(amountCents, 'es'), moneyOf(creditCents, 'es')];
    const card = last4 === null || last4 === undefined ? 'su tarjeta' : `su tarjeta terminada en ${last4}`;
    const charge = amountCents === 0 ? `su crédito de ${credit} paga el próximo ${terms[term]} de ${planName}. No se cobra nada.` : `cobraremos ${amount} a ${card} por el próximo ${terms[term]} de ${planName}.${creditCents > 0 ? ` Ya se descontó su crédito de ${credit}.` : ''}`;
    const missing = last4 === null && amountCents > 0;
    return {
      subject: `${planName} se renueva el ${day}`,
      paragraphs: [
        missing ? `El ${day} comienza el próximo ${terms[term]} de ${planName} y se deben ${amount}. No hay ninguna tarjeta registrada: registre una antes de ese día para seguir cubierto.` : `El ${day} ${charge}`,
        missing ? '¿Ya no lo quiere? Cancele antes de ese día y no se cobra nada.' : 'No tiene que hacer nada. Si ya no lo quiere, cancele antes de ese día: un toque, sin iniciar sesión. La tarjeta se cambia en su cuenta.',
      ],
      action: { label: 'Cancelar esta renovación', url },
      sms: `${brand}: ${shorten(planName, 24)} se renueva ${day} por un ${terms[term]}, ${missing ? `${amount}, sin tarjeta` : amount}. Cancelar: ${url}`,
    };
  },
  card_expiring: ({ planName, last4, expires, renewsAt, renewsFirst, timeZone, url }) => {
    const end = expires ? ` al final de ${String(expires.month).padStart(2, '0')}/${expires.year}` : ' pronto';
    const day = renewsAt === undefined ? null : dayOnly(renewsAt, timeZone, 'es');
    const when = day === null ? '' : renewsFirst ? ` Todavía paga ${planName} el ${day}, y después ya no.` : ` ${planName} se renueva el ${day}, después de eso.`;
    return {
      subject: `La tarjeta de ${planName} vence pronto`,
      paragraphs: [`La tarjeta terminada en ${last4} vence${end}.${when} Registre otra tarjeta, por favor.`],
      action: { label: 'Cambiar la tarjeta', url },
      sms: `${brand}: la tarjeta terminada en ${last4}, ${shorten(planName, 24)}, vence${end}. Cambiarla: ${url}`,
    };
  },
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
  pay_link: ({ planName, amountCents, url }) => ({
    subject: `Su enlace para pagar ${planName}`,
    paragraphs: [`Como acordamos por teléfono: pague ${moneyOf(amountCents, 'es')} por ${planName} con el botón de abajo.`, 'Usted escribe su tarjeta en la página segura de nuestro servicio de pagos, Stripe. Nunca pedimos su número, ni por teléfono ni por mensaje.'],
    action: { label: 'Pagar ahora', url },
    sms: `${brand}: pague ${moneyOf(amountCents, 'es')} por ${shorten(planName, 24)} aquí: ${url}`,
  }),
  refund_made: ({ planName, amountCents, url }) => ({
    subject: `Le devolvimos ${moneyOf(amountCents, 'es')}`,
    paragraphs: [`${moneyOf(amountCents, 'es')} por ${planName} vuelven a su tarjeta. Los bancos tardan hasta diez días en mostrarlo.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: ${moneyOf(amountCents, 'es')} por ${shorten(planName, 24)} vuelven a su tarjeta. ${url}`,
  }),
  refund_failed: ({ planName, amountCents, url }) => ({
    subject: `Su devolución de ${moneyOf(amountCents, 'es')} regresó a nosotros`,
    paragraphs: [`Su banco no aceptó la devolución de ${moneyOf(amountCents, 'es')} por ${planName} que le anunciamos. El dinero está con nosotros, no se perdió. Lo revisamos y le escribimos de nuevo.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: su banco no aceptó la devolución de ${moneyOf(amountCents, 'es')}, ${shorten(planName, 24)}. Lo revisamos. ${url}`,
  }),
  plan_waived: ({ planName, endsAt, timeZone, url }) => ({
    subject: `${planName} sigue y no se cobra nada`,
    paragraphs: [`No le cobramos el período actual de ${planName}. Está cubierto hasta el ${dayOnly(endsAt, timeZone, 'es')}.`],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: no se cobra el período actual de ${shorten(planName, 24)}. Cubierto hasta ${dayOnly(endsAt, timeZone, 'es')}. ${url}`,
  }),
  invoice_copy: ({ planName, amountCents, invoice, url }) => ({
    subject: `Factura ${invoice}: ${planName}, ${moneyOf(amountCents, 'es')}`,
    paragraphs: [`Aquí tiene de nuevo la factura ${invoice} de ${planName}. El enlace vale un mes; la factura sigue en su cuenta.`],
    action: { label: 'Abrir la factura', url },
    sms: `${brand}: factura ${invoice}, ${shorten(planName, 24)}: ${url}`,
  }),
};
