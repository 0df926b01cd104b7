import type { EventCard } from './event-card.ts'
import { practice, smpc } from './sources.ts'

const settledPractice = practice(
  'Settled practice of supervised ketamine treatment and procedural sedation; a medicine is given only on a clinician’s order',
)

const card = (id: string, title: string, steps: string[]): EventCard => ({
  id,
  title,
  steps,
  source: settledPractice,
  status: 'needs-clinical-sign-off',
})

/** Steps for what may happen at the chair. Texts are prompts; the clinic’s own emergency plan stands above them. */
export const eventCards: EventCard[] = [
  card('hypertension', 'High blood pressure, no symptoms', [
    'Let the patient sit up, quiet, arm supported.',
    'Repeat on the other arm after 5 to 10 minutes.',
    'Pause or slow a running infusion; no further device.',
    'Tell the prescriber.',
    'A medicine for it only by the prescriber’s order.',
    'Stay until the values fall.',
  ]),
  card('hypertension-with-symptoms', 'High blood pressure with symptoms', [
    'Stop: no more ketamine or esketamine.',
    'Call the emergency number.',
    'Prescriber to the bedside; ECG; oxygen if SpO₂ is low.',
    'Chest pain, weakness, speech or vision changes: treat as an emergency whatever the number is.',
    'Record it as a serious adverse event.',
  ]),
  card('respiratory-depression', 'Low SpO₂ or slow breathing', [
    'Stop: no more ketamine or esketamine.',
    'Speak to the patient, stimulate, chin lift, open the airway.',
    'Check the probe on another finger without leaving the patient.',
    'Oxygen; bag and mask if breathing is not enough.',
    'An opioid on board: naloxone by order.',
    'No quick response: call the emergency number.',
  ]),
  card('laryngospasm', 'Stridor or laryngospasm', [
    'Stop and call for help.',
    'Jaw thrust, clear secretions.',
    '100 % oxygen with positive pressure.',
    'A responder trained in airways to the bedside; call the emergency number.',
  ]),
  card('deep-sedation', 'MOAA/S 2 or lower', [
    'No further dose; stop a running infusion.',
    'Recovery position, airway open.',
    'Vital signs every 2 to 5 minutes.',
    'Prescriber to the bedside. MOAA/S 0 is an emergency.',
  ]),
  card('distress', 'Severe anxiety or dissociation', [
    'Say the patient’s name and yours, where they are, that it passes.',
    'Low light, less noise, slow breathing together.',
    'Slow or stop a running infusion.',
    'Do not leave the patient alone.',
    'A sedative only by order: it adds sedation.',
    'Repeat the vital signs.',
  ]),
  card('agitation', 'Agitation or psychosis', [
    'Stop: no more ketamine or esketamine.',
    'Make the room safe, de-escalate, one calm voice.',
    'Prescriber to the bedside; a medicine only by order.',
    'Danger to anybody: call the emergency number.',
    'No discharge until it has cleared.',
  ]),
  card('nausea', 'Nausea or vomiting', [
    'Upright, or on the side when drowsy.',
    'An antiemetic by order; mind the QT interval.',
    'Note it for the next session.',
  ]),
  card('heart-rate', 'Fast or slow heart rate', [
    'Feel the pulse, ask for symptoms, check the sensor.',
    'ECG when it lasts, is irregular, or the patient has symptoms.',
    'Tell the prescriber.',
  ]),
  card('syncope', 'Fainting, low blood pressure', [
    'Lay the patient flat, legs up.',
    'Stop a running infusion.',
    'ECG; fluids by order.',
    'Prescriber to the bedside.',
  ]),
  card('suicidal-statement', 'Suicidal statement', [
    'Somebody stays with the patient.',
    'C-SSRS now; tell the prescriber.',
    'Assessment by a clinician and a safety plan before anything else.',
    'No discharge until this is done.',
  ]),
  card('seizure', 'Seizure', [
    'Stop; protect from injury; note the time.',
    'On the side, oxygen, airway.',
    'Call the emergency number; follow the clinic’s emergency plan.',
  ]),
  card('anaphylaxis', 'Anaphylaxis', ['Stop.', 'Call the emergency number; follow the clinic’s emergency plan.']),
]

export const infusionCards: EventCard[] = [
  card('infusion-trouble', 'Extravasation or pump error', [
    'Stop the infusion.',
    'Look after the site; a new line only after the prescriber has seen it.',
    'Write down the volume given and the volume left.',
    'Record the remainder as waste with a witness; report the incident.',
  ]),
]

export const europeanReadiness: EventCard = {
  id: 'readiness',
  title: 'Unstable heart, circulation or lungs',
  steps: [
    'Treat only where resuscitation equipment and staff trained in it are at hand.',
    'Watch until clinically stable.',
  ],
  source: smpc('section 4.2 and 4.4'),
}
