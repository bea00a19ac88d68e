import { useTexts, type Texts } from './use-messages.tsx';

const en = {
  title: 'Your data',
  text: 'A copy of everything we keep about you: profile, plans, invoices, tickets, messages, surveys.',
  json: 'Download as JSON',
  pdf: 'Download as PDF',
  erase: 'Erase my account',
  eraseTitle: 'Erase your account?',
  eraseText: 'Your plans end now, your sign-in is gone, and tickets stay without your name and words. Invoices are kept because the law asks for it. This cannot be undone.',
  email: 'Type your e-mail address to confirm',
  keep: 'Keep my account',
  submit: 'Erase everything',
};

export type PrivacyTexts = typeof en;

const es: PrivacyTexts = {
  title: 'Sus datos',
  text: 'Una copia de todo lo que guardamos de usted: perfil, planes, facturas, solicitudes, mensajes, encuestas.',
  json: 'Descargar como JSON',
  pdf: 'Descargar como PDF',
  erase: 'Borrar mi cuenta',
  eraseTitle: '¿Borrar su cuenta?',
  eraseText: 'Sus planes terminan ahora, su acceso desaparece y las solicitudes quedan sin su nombre ni sus palabras. Las facturas se guardan porque la ley lo pide. No se puede deshacer.',
  email: 'Escriba su correo para confirmar',
  keep: 'Conservar mi cuenta',
  submit: 'Borrar todo',
};

const texts: Texts<PrivacyTexts> = { en, es };

export const usePrivacyTexts = (): PrivacyTexts => useTexts(texts);
