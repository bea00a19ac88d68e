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
    subject: about === 'start' ? `Trabajo #${number}: hora de salir` : `Trabajo #${number}: ¿cómo va?`,
    paragraphs: [about === 'start' ? `Le esperan en el trabajo #${number} en ${area}. Pulse "en camino" o devuelva el trabajo para que vaya otra persona.` : `El trabajo #${number} en ${area} dura más de lo previsto. Termínelo, páuselo o siga: la oficina solo quiere saberlo.`],
    action: { label: 'Abrir el trabajo', url },
    sms: about === 'start' ? `Trabajo #${number}, ${shorten(area, 20)}: hora de salir. Pulse "en camino" o devuélvalo: ${url}` : `Trabajo #${number}, ${shorten(area, 20)}: dura más de lo previsto. Termine o pause: ${url}`,
  }),
  set_away: ({ url }) => ({
    subject: 'Está marcado como ausente',
    paragraphs: ['Dos ofertas seguidas quedaron sin respuesta y ya no le enviamos más. Márquese como disponible cuando pueda tomar trabajos.'],
    action: { label: 'Estoy disponible', url },
    sms: `${brand}: dos ofertas sin respuesta; queda como ausente. ¿Disponible otra vez? ${url}`,
  }),
  escalation: ({ number, area, note, url }) => ({
    subject: `La solicitud #${number} le necesita`,
    paragraphs: [note, `Solicitud #${number}, ${area}.`],
    action: { label: 'Abrir la solicitud', url },
    sms: `Solicitud #${number}, ${shorten(area, 20)}: ${shorten(note, 60)} ${url}`,
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
  opt_out_confirmed: () => ({
    subject: 'No más mensajes de texto',
    paragraphs: ['No recibirá más mensajes de texto nuestros; le escribimos por correo.'],
    sms: `${brand}: no más mensajes a este número; le escribimos por correo. Responda START para volver.`,
  }),
  opt_in_confirmed: () => ({ subject: 'Mensajes de texto activados', paragraphs: ['Vuelve a recibir nuestros mensajes de texto.'], sms: `${brand}: recibirá mensajes de nuevo. Responda STOP para terminar, AYUDA para ayuda.` }),
  help: ({ url }) => ({ subject: 'Ayuda', paragraphs: ['Solo escribimos sobre sus visitas de reparación.'], action: { label: 'Abrir', url }, sms: `${brand}: escribimos sobre sus visitas. Responda STOP para terminar. ${url}` }),
};
