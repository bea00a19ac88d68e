import type { pushEn } from './push-en.ts';

/** Textos de las notificaciones en este dispositivo. */
export const pushEs: typeof pushEn = {
  title: 'Notificaciones',
  label: 'Notificarme en este dispositivo',
  hint: 'Las ofertas nuevas y los recordatorios suenan aquí aunque la aplicación esté cerrada. Los mensajes de texto siguen llegando.',
  blocked: 'Bloqueadas para esta aplicación en los ajustes del navegador. Permita allí las notificaciones y actívelas después aquí. Los mensajes de texto siguen llegando.',
  installFirst: 'En este teléfono la aplicación debe estar en la pantalla de inicio: pulse Compartir, luego «Añadir a pantalla de inicio», y ábrala desde allí. Los mensajes de texto siguen llegando.',
  unsupported: 'Este navegador no puede mostrar notificaciones de la aplicación. Los mensajes de texto siguen llegando.',
  failed: 'No se activaron: ahora no responde el servicio de notificaciones del navegador o la oficina. Inténtelo más tarde. Los mensajes de texto siguen llegando.',
  question: '¿Quiere enterarse de las ofertas con la aplicación cerrada?',
  questionText: 'Su teléfono muestra entonces el número, el equipo, la zona y la hora del trabajo, nunca un nombre ni una calle. Puede desactivarlo en «Yo».',
  submit: 'Activar',
  later: 'Ahora no',
  turnedOn: 'Las notificaciones están activadas',
  turnedOff: 'Notificaciones desactivadas en este dispositivo',
};
