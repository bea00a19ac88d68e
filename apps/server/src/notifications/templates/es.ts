import { shorten } from '@sysops/domain/notifications';
import type { Templates } from '../message-content.ts';
import { clockTime, dayAndTime, dayOnly } from './format-time.ts';
import { plansEs } from './plans-es.ts';

const brand = 'Sysops Squad';
const follow = (url: string) => ({ label: 'Seguir su solicitud', url });

const pauses = {
  customer_unavailable: 'porque usted no está disponible hasta entonces',
  part_needed: 'porque falta una pieza',
  no_access: 'porque no fue posible entrar',
  customer_absent: 'porque no había nadie',
} as const;

/** What the books and Stripe disagree about. */
const differences: Readonly<Record<string, string>> = {
  paid_at_stripe_only: 'Stripe tiene un pago que no está en nuestros libros',
  paid_here_only: 'un período cuenta como pagado y Stripe no tiene tal pago',
  amount_differs: 'lo pagado no es lo debido',
  second_payment: 'un segundo pago de un período',
  not_owed_payment: 'un pago después de cancelar el plan',
  refund_at_stripe_only: 'una devolución en Stripe que no está en nuestros libros',
  payment_of_nobody: 'un pago de un plan que no existe',
  skipped_period: 'un plan sigue y nadie lo cobra',
  charge_stuck: 'un cobro no llega a su fin',
  charge_cancelled: 'alguien canceló un cobro en Stripe',
  refund_failed: 'una devolución regresó',
};

/** What has to happen for a promise to be kept, in the words of its clock. */
const promises = { assign: 'hay que encontrar un experto', arrive: 'alguien debe estar allí', resolve: 'debe quedar reparado' } as const;

/** Spanish as written in the US. */
export const es: Templates = {
  ...plansEs,
  ticket_received: ({ number, device, problem, url }) => ({
    subject: `Recibimos su solicitud #${number}`,
    paragraphs: [`Su número es #${number}: ${device}, ${problem}.`, 'Buscamos ahora al experto adecuado y le escribiremos en cuanto vaya a ir.'],
    action: follow(url),
    sms: `${brand}: solicitud #${number} recibida. Le avisamos cuando haya experto. ${url}`,
  }),
  expert_assigned: ({ number, expertName, arriveBy, timeZone, url }) => ({
    subject: `${expertName} irá por su solicitud #${number}`,
    paragraphs: [`${expertName} estará con usted antes de: ${dayAndTime(arriveBy, timeZone, 'es')}.`, 'Le escribiremos de nuevo cuando salga hacia allá.'],
    action: follow(url),
    sms: `${brand} #${number}: ${shorten(expertName, 24)} llega antes de ${dayAndTime(arriveBy, timeZone, 'es')}. ${url}`,
  }),
  expert_changed: ({ number, expertName, arriveBy, timeZone, url }) => ({
    subject: `Otro experto irá por su solicitud #${number}`,
    paragraphs: [`Hay un cambio: irá ${expertName}, antes de: ${dayAndTime(arriveBy, timeZone, 'es')}.`, 'Le escribiremos de nuevo cuando salga hacia allá.'],
    action: follow(url),
    sms: `${brand} #${number}: cambio, va ${shorten(expertName, 24)} antes de ${dayAndTime(arriveBy, timeZone, 'es')}. ${url}`,
  }),
  on_the_way: ({ number, expertName, eta, timeZone, url }) => ({
    subject: `${expertName} está en camino`,
    paragraphs: [`${expertName} está en camino por su solicitud #${number} y debe llegar hacia las ${clockTime(eta, timeZone, 'es')}.`],
    action: { label: 'Ver dónde', url },
    sms: `${brand} #${number}: ${shorten(expertName, 24)} va en camino, llega hacia las ${clockTime(eta, timeZone, 'es')}. ${url}`,
  }),
  running_late: ({ number, expertName, eta, timeZone, url }) => ({
    subject: `Solicitud #${number}: más tarde de lo previsto`,
    paragraphs: [`${expertName} va con retraso y debe llegar hacia las ${clockTime(eta, timeZone, 'es')}. Lamentamos la espera.`],
    action: follow(url),
    sms: `${brand} #${number}: ${shorten(expertName, 24)} va con retraso, llega hacia las ${clockTime(eta, timeZone, 'es')}. ${url}`,
  }),
  visit_replanned: ({ number, url }) => ({
    subject: `Solicitud #${number}: planeamos otra visita`,
    paragraphs: ['La visita no puede hacerse como estaba prevista. Buscamos de nuevo a un experto y le escribiremos con la nueva hora.', 'No tiene que hacer nada. Lamentamos la demora.'],
    action: follow(url),
    sms: `${brand} #${number}: planeamos de nuevo su visita y le escribimos con la hora. ${url}`,
  }),
  window_offered: ({ number, from, to, timeZone, url }) => ({
    subject: `Solicitud #${number}: ¿podemos ir a otra hora?`,
    paragraphs: [`Nadie está libre a la hora que pidió. Podemos ir entre ${dayAndTime(from, timeZone, 'es')} y ${dayAndTime(to, timeZone, 'es')}.`, 'Abra la solicitud para aceptar o elegir otra hora. Mientras tanto seguimos buscando.'],
    action: { label: 'Ver la hora', url },
    sms: `${brand} #${number}: nadie libre entonces. ¿Podemos ir desde ${dayAndTime(from, timeZone, 'es')}? Responda: ${url}`,
  }),
  window_passed: ({ number, from, to, timeZone, url }) => ({
    subject: `Solicitud #${number}: iremos lo antes posible`,
    paragraphs: [`Pidió una visita entre ${dayAndTime(from, timeZone, 'es')} y ${dayAndTime(to, timeZone, 'es')}, y ese horario ya pasó. Lo lamentamos.`, 'Ahora buscamos al próximo experto que pueda ir y le escribiremos con la hora. Si le conviene otro horario, abra la solicitud y elíjalo.'],
    action: { label: 'Elegir un horario', url },
    sms: `${brand} #${number}: el horario que pidió ya pasó. Iremos lo antes posible, o cuando nos diga: ${url}`,
  }),
  visit_paused: ({ number, reason, resumeAt, timeZone, url }) => ({
    subject: `La solicitud #${number} está en pausa`,
    paragraphs: [`Su solicitud está en pausa ${pauses[reason]}. Sigue por sí sola el ${dayOnly(resumeAt, timeZone, 'es')}.`],
    action: follow(url),
    sms: `${brand} #${number}: en pausa ${pauses[reason]}. Sigue el ${dayOnly(resumeAt, timeZone, 'es')}. ${url}`,
  }),
  visit_summary: ({ number, device, expertName, summary, url }) => ({
    subject: `La solicitud #${number} está lista`,
    paragraphs: [`${expertName} terminó el trabajo en su equipo (${device}).`, summary, '¿Aún no funciona? Abra la solicitud en los próximos 14 días y volvemos.'],
    action: { label: 'Ver la solicitud', url },
    sms: `${brand} #${number}: listo. ¿Aún no funciona? Avise en 14 días: ${url}`,
  }),
  survey: ({ expertName, url }) => ({
    subject: `¿Qué tal la visita de ${expertName}?`,
    paragraphs: [`${expertName} le visitó. Díganos cómo fue; toma un minuto y no hace falta iniciar sesión.`],
    action: { label: 'Calificar la visita', url },
    sms: `${brand}: ¿qué tal la visita de ${shorten(expertName, 24)}? ${url}`,
  }),
  survey_reminder: ({ expertName, url }) => ({
    subject: `Su opinión sobre la visita de ${expertName}`,
    paragraphs: ['Aún no tenemos su respuesta. Bastan dos preguntas; este es el único recordatorio.'],
    action: { label: 'Calificar la visita', url },
    sms: `${brand}: único recordatorio, ¿qué tal la visita de ${shorten(expertName, 24)}? ${url}`,
  }),
  ticket_cancelled: ({ number, device, url }) => ({
    subject: `La solicitud #${number} está cancelada`,
    paragraphs: [`La solicitud por su equipo (${device}) está cancelada. Nadie irá.`, 'Si es un error, haga una nueva solicitud y empezamos enseguida.'],
    action: { label: 'Ver la solicitud', url },
    sms: `${brand} #${number}: cancelada, nadie irá. ${url}`,
  }),
  offer: ({ number, device, problem, area, arriveAt, expiresAt, timeZone, url }) => ({
    subject: `Nuevo trabajo #${number} en ${area}`,
    paragraphs: [`${device}: ${problem}.`, `${area}. Llegar antes de: ${dayAndTime(arriveAt, timeZone, 'es')}.`, `Responda antes de las ${clockTime(expiresAt, timeZone, 'es')}; después se pregunta al siguiente experto.`],
    action: { label: 'Ver y responder', url },
    sms: `Trabajo #${number} ${shorten(problem, 16)}, ${shorten(area, 18)}, a las ${clockTime(arriveAt, timeZone, 'es')}. Responda ${clockTime(expiresAt, timeZone, 'es')}: ${url}`,
  }),
  job_assigned: ({ number, device, problem, area, arriveBy, timeZone, url }) => ({
    subject: `El trabajo #${number} en ${area} es suyo`,
    paragraphs: [`${device}: ${problem}.`, `${area}. Llegar antes de: ${dayAndTime(arriveBy, timeZone, 'es')}.`],
    action: { label: 'Ver el trabajo', url },
    sms: `El trabajo #${number} es suyo: ${shorten(problem, 18)}, ${shorten(area, 18)}, a las ${clockTime(arriveBy, timeZone, 'es')}. ${url}`,
  }),
  offer_withdrawn: ({ number, area, how }) => ({
    subject: `El trabajo #${number} ya no espera su respuesta`,
    paragraphs: [how === 'expired' ? `Pasó el tiempo para responder al trabajo #${number} en ${area}. Se pregunta al siguiente experto.` : `El trabajo #${number} en ${area} fue retirado.`],
    sms: how === 'expired' ? `Trabajo #${number}, ${shorten(area, 30)}: pasó el tiempo, se pregunta al siguiente.` : `Trabajo #${number}, ${shorten(area, 30)}: retirado. No tiene que hacer nada.`,
  }),
  job_cancelled: ({ number, area }) => ({
    subject: `El trabajo #${number} se canceló`,
    paragraphs: [`El trabajo #${number} en ${area} no se hará. Su tiempo queda libre.`],
    sms: `Trabajo #${number}, ${shorten(area, 30)}: cancelado. No vaya; su tiempo queda libre.`,
  }),
  visit_reminder: ({ number, area, about, url }) => ({
    subject: `Trabajo #${number}: ${{ start: 'hora de salir', arrive: '¿ha llegado?', finish: '¿cómo va?' }[about]}`,
    paragraphs: [{
      start: `Le esperan en el trabajo #${number} en ${area}. Pulse "en camino" o devuelva el trabajo para que vaya otra persona.`,
      arrive: `Ya debería estar en el trabajo #${number} en ${area}. Pulse "he llegado" cuando esté allí, para que nadie le busque.`,
      finish: `El trabajo #${number} en ${area} dura más de lo previsto. Termínelo, páuselo o siga: la oficina solo quiere saberlo.`,
    }[about]],
    action: { label: 'Abrir el trabajo', url },
    sms: `Trabajo #${number}, ${shorten(area, 20)}: ${{ start: 'hora de salir. Pulse "en camino" o devuélvalo', arrive: '¿ha llegado? Pulse "he llegado"', finish: 'dura más de lo previsto. Termine o pause' }[about]}: ${url}`,
  }),
  set_away: ({ url, cause }) => ({
    subject: 'Está marcado como ausente',
    paragraphs: [cause === 'silent' ? 'Dos ofertas seguidas quedaron sin respuesta y ya no le enviamos más.' : 'No salió hacia un trabajo; fue a otra persona, y los siguientes también.', 'Márquese como disponible cuando pueda tomar trabajos.'],
    action: { label: 'Estoy disponible', url },
    sms: `${brand}: ${cause === 'silent' ? 'dos ofertas sin respuesta' : 'no salió hacia un trabajo'}; queda como ausente. ¿Disponible otra vez? ${url}`,
  }),
  billing_alarm: ({ what, url }) => ({
    subject: 'La facturación necesita a una persona',
    paragraphs: [`La facturación necesita a una persona: ${differences[what] ?? what}. Puede haber más; cada caso tiene su tarea y se repara con un toque.`],
    action: { label: 'Abrir facturación', url },
    sms: `${brand}: la facturación necesita a una persona: ${differences[what] ?? what}. ${url}`,
  }),
  escalation: ({ number, area, note, url }) => ({
    subject: `La solicitud #${number} le necesita`,
    paragraphs: [note, `Solicitud #${number}, ${area}.`],
    action: { label: 'Abrir la solicitud', url },
    sms: `Solicitud #${number}, ${shorten(area, 20)}: ${shorten(note, 60)} ${url}`,
  }),
  promise_ending: ({ number, what, dueAt, area, timeZone, url }) => ({
    subject: `#${number}: ${promises[what]} hasta las ${clockTime(dueAt, timeZone, 'es')}`,
    paragraphs: [`Se ha usado el 90 % del tiempo prometido: ${promises[what]} hasta ${dayAndTime(dueAt, timeZone, 'es')}.`, `Solicitud #${number}, ${area}.`],
    action: { label: 'Abrir', url },
    sms: `#${number}, ${shorten(area, 22)}: ${promises[what]} hasta las ${clockTime(dueAt, timeZone, 'es')}. ${url}`,
  }),
  password_reset: ({ name, url }) => ({
    subject: 'Elija una nueva contraseña',
    paragraphs: [`Hola, ${name}: alguien pidió una nueva contraseña para su cuenta. Si no fue usted, ignore este correo: nada ha cambiado.`],
    action: { label: 'Elegir contraseña', url },
    sms: `${brand}: elija una nueva contraseña: ${url}`,
  }),
  welcome: ({ name, url }) => ({
    subject: 'Bienvenido a Sysops Squad',
    paragraphs: [`Hola, ${name}: su cuenta está lista.`, 'Cuando algo falle, haga una solicitud e irá el experto adecuado.'],
    action: { label: 'Abrir su cuenta', url },
    sms: `${brand}: su cuenta está lista. ${url}`,
  }),
  invitation: ({ name, url }) => ({
    subject: 'Elija la contraseña de su cuenta',
    paragraphs: [`Hola, ${name}: creamos su cuenta de Sysops Squad durante su llamada.`, 'Elija una contraseña con el botón de abajo para ver su plan y sus visitas. El enlace sirve tres días; después, use «¿Olvidó su contraseña?» en nuestro sitio.'],
    action: { label: 'Elegir contraseña', url },
    sms: `${brand}: elija la contraseña de su cuenta: ${url}`,
  }),
  card_link: ({ url }) => ({
    subject: 'Su enlace para registrar una tarjeta',
    paragraphs: ['Como acordamos por teléfono: registre la tarjeta con la que se renueva su plan. Ahora no se cobra nada.', 'La escribe en la página segura de nuestro servicio de pagos, Stripe. Nunca pedimos su número, ni por teléfono ni por mensaje. El enlace sirve siete días.'],
    action: { label: 'Agregar su tarjeta', url },
    sms: `${brand}: registre aquí la tarjeta de su plan, ahora no se cobra nada: ${url}`,
  }),
  contact_code: ({ code, minutes }) => ({
    subject: 'Su código de Sysops Squad',
    paragraphs: [`Su código es ${code}.`, `Escríbalo en nuestro sitio antes de ${minutes} minutos para confirmar este correo. Nadie de nuestro equipo se lo pedirá nunca.`, 'Si usted no lo pidió, ignore este mensaje: nada ha cambiado.'],
    sms: `${brand}: su código es ${code}. Vale ${minutes} minutos. Nadie de nuestro equipo se lo pedirá nunca.`,
  }),
  email_in_use: ({ url }) => ({
    subject: 'Ya tiene una cuenta con este correo',
    paragraphs: ['Alguien quiso usar este correo para otra cuenta de Sysops Squad. Usted ya tiene una cuenta con él, así que nada ha cambiado.', 'Si fue usted, inicie sesión con este correo. Si olvidó la contraseña, allí puede elegir otra.'],
    action: { label: 'Ir a Sysops Squad', url },
    sms: `${brand}: ya tiene una cuenta con este correo. ${url}`,
  }),
  email_changed: ({ name, url }) => ({
    subject: 'Se cambió el correo de su cuenta',
    paragraphs: [`Hola, ${name}: su cuenta de Sysops Squad tiene ahora otro correo. Ya no escribimos a este.`, 'Si no fue usted, llámenos de inmediato.'],
    action: { label: 'Ver su cuenta', url },
    sms: `${brand}: se cambió el correo de su cuenta. ¿No fue usted? Llámenos. ${url}`,
  }),
  opt_out_confirmed: () => ({
    subject: 'No más mensajes de texto',
    paragraphs: ['No recibirá más mensajes de texto nuestros; le escribimos por correo.'],
    sms: `${brand}: no más mensajes a este número; le escribimos por correo. Responda START para volver.`,
  }),
  opt_in_confirmed: () => ({ subject: 'Mensajes de texto activados', paragraphs: ['Vuelve a recibir nuestros mensajes de texto.'], sms: `${brand}: recibirá mensajes de nuevo. Responda STOP para terminar, AYUDA para ayuda.` }),
  help: ({ url }) => ({ subject: 'Ayuda', paragraphs: ['Solo escribimos sobre sus visitas de reparación.'], action: { label: 'Abrir', url }, sms: `${brand}: escribimos sobre sus visitas. Responda STOP para terminar. ${url}` }),
};
