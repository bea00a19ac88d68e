import { useTexts, type Texts } from './use-messages.tsx';

const en = {
  title: 'How was the visit?',
  about: (device: string, expert: string, when: string) => `${expert} worked on your ${device} on ${when}.`,
  stars: 'Overall',
  yes: 'Yes',
  no: 'No',
  comment: 'Anything else?',
  commentHint: 'What went well, what should be better',
  notFixed: 'It is not fixed',
  notFixedHint: 'We reopen the ticket and come back. You do not need to do anything else.',
  submit: 'Send',
  change: 'Send the change',
  pick: 'Choose a face first',
  thanks: 'Thank you',
  thanksText: 'Your answer is stored. You can change it here for 14 days.',
  thanksReopened: 'Thank you. The ticket is open again and we look for an expert.',
  edit: 'Change my answer',
  yourAnswer: 'You answered',
  closed: 'This survey is closed',
  closedText: 'Thank you all the same. If something is still wrong with the device, raise a ticket.',
  unknown: 'This link does not lead to a survey',
  unknownText: 'Open the link in our mail again; it may have been cut off.',
  start: 'Go to the start page',
  ticket: (n: number) => `Ticket #${n}`,
};

export type SurveyTexts = typeof en;

const es: SurveyTexts = {
  title: '¿Cómo fue la visita?',
  about: (device, expert, when) => `${expert} trabajó en su ${device} el ${when}.`,
  stars: 'En general',
  yes: 'Sí',
  no: 'No',
  comment: '¿Algo más?',
  commentHint: 'Qué salió bien, qué debería mejorar',
  notFixed: 'No quedó arreglado',
  notFixedHint: 'Reabrimos la solicitud y volvemos. No tiene que hacer nada más.',
  submit: 'Enviar',
  change: 'Enviar el cambio',
  pick: 'Primero elija una cara',
  thanks: 'Gracias',
  thanksText: 'Su respuesta quedó guardada. Puede cambiarla aquí durante 14 días.',
  thanksReopened: 'Gracias. La solicitud está abierta otra vez y buscamos a un experto.',
  edit: 'Cambiar mi respuesta',
  yourAnswer: 'Usted respondió',
  closed: 'Esta encuesta está cerrada',
  closedText: 'Gracias de todos modos. Si el equipo sigue fallando, cree una solicitud.',
  unknown: 'Este enlace no lleva a una encuesta',
  unknownText: 'Abra otra vez el enlace de nuestro correo; quizá se cortó.',
  start: 'Ir a la página de inicio',
  ticket: (n) => `Solicitud #${n}`,
};

const texts: Texts<SurveyTexts> = { en, es };

export const useSurveyTexts = (): SurveyTexts => useTexts(texts);
