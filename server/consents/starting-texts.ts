import type { z } from 'zod'
import type { treatment } from '../../contract/consents.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { publishDocument } from './store.ts'

type Treatment = z.output<typeof treatment>

/**
 * What a clinic starts with. The elements follow the esketamine US label and REMS (boxed warnings: sedation, dissociation,
 * respiratory depression, abuse and misuse, suicidal thoughts; at least two hours of monitoring; no driving until the next
 * day after restful sleep), the EU product information, and the ketamine injection label (blood pressure, liver, bladder).
 * No local law is in them: each clinic reviews its text and publishes its own next version.
 */
const starting =
  'This is the starting text that came with Evenkeel. The clinic reviews it and publishes its own version before it is used.'

const shared = {
  why: 'You have had depression that did not improve enough with at least two antidepressants. Ketamine and esketamine act on the glutamate system of the brain. They can relieve symptoms, suicidal thoughts included, within hours or days. They help many people but not all, and the effect can fade; nobody can promise it to you.',
  alternatives:
    'Other ways are open to you: another antidepressant or an addition to it, psychotherapy, transcranial magnetic stimulation, electroconvulsive therapy, or no further treatment now. You may ask about each.',
  beside: 'The treatment is an addition. Your psychotherapy goes on beside it.',
  during:
    'You are watched by qualified staff the whole time. Your blood pressure, oxygen and alertness are checked. You may feel sleepy, dizzy, sick, or as if outside yourself or dreaming; this usually passes during the visit. Blood pressure often rises for a time.',
  risks: [
    'Sleepiness up to loss of consciousness, and slow or shallow breathing',
    'Dissociation: feeling detached from yourself, from time or from surroundings; anxiety',
    'A rise in blood pressure and pulse, dangerous for some people',
    'Nausea, vomiting, dizziness, headache',
    'Misuse and dependence; the medicine is a controlled substance',
    'Suicidal thoughts can come or grow, in young people above all: tell us at once',
    'With repeated treatment: bladder symptoms, changes of liver tests, changes of memory and attention. What happens over many years is not well known.',
  ],
  after:
    'An adult takes you home. You do not drive or use machines until the next day, after a restful sleep. You decide nothing important on the same day.',
  pregnancy:
    'The treatment is not recommended in pregnancy or while breastfeeding. Tell us if you are or may become pregnant.',
  rights:
    'You may stop at any time, also during a session, without giving a reason and without harm to your other care. You may ask for a chaperone or an interpreter. Nobody touches you for support unless you have agreed beforehand. Your record is kept in this clinic, and every look into it is recorded.',
}

const whyAcute =
  'You have depression with acute suicidal thoughts or behaviour. Esketamine acts on the glutamate system of the brain. It can relieve the depression within hours or days. It helps many people but not all, and the effect can fade; nobody can promise it to you.'

const page = (treatment: string, course: string, particular: string[], why = shared.why) =>
  [
    starting,
    `# Consent to ${treatment}`,
    `## Why\n${why}`,
    `## What is done\n${course}\n${shared.during}`,
    `## What to know about this treatment\n${particular.join('\n')}`,
    `## Risks\n${shared.risks.map((risk) => `- ${risk}`).join('\n')}`,
    `## Pregnancy and breastfeeding\n${shared.pregnancy}`,
    `## Afterwards\n${shared.after}`,
    `## Other ways\n${shared.alternatives}\n${shared.beside}`,
    `## Your rights\n${shared.rights}`,
  ].join('\n\n')

export const startingTexts: Record<Treatment, { title: string; body: string }> = {
  'ketamine-iv': {
    title: 'Intravenous ketamine for treatment-resistant depression',
    body: page(
      'intravenous ketamine',
      'Ketamine is given into a vein over 40 minutes, usually twice a week for three weeks. The dose follows your weight.',
      [
        'Ketamine is approved as an anaesthetic. Its use against depression is off-label: allowed, studied, but not approved for this by the authority.',
        'You eat and drink nothing beforehand for as long as the clinic tells you. You go on with your antidepressant and your blood-pressure medicine unless told otherwise.',
      ],
    ),
  },
  'ketamine-injection': {
    title: 'Ketamine by injection for treatment-resistant depression',
    body: page(
      'ketamine by injection',
      'Ketamine is injected into a muscle or under the skin, usually twice a week for three or four weeks. The dose follows your weight. The whole dose is given at once and cannot be slowed or stopped afterwards.',
      [
        'Ketamine is approved as an anaesthetic. Its use against depression is off-label: allowed, studied, but not approved for this by the authority. Less is known about injections than about infusions into a vein.',
        'The place of the injection may hurt, redden or swell for a time.',
        'You eat and drink nothing beforehand for as long as the clinic tells you. You go on with your antidepressant and your blood-pressure medicine unless told otherwise.',
      ],
    ),
  },
  'esketamine-us': {
    title: 'Esketamine nasal spray for treatment-resistant depression (United States)',
    body: page(
      'esketamine nasal spray',
      'You spray the medicine yourself under supervision: twice a week for four weeks, once a week for four weeks, then once a week or every two weeks. Each time you stay for at least two hours after it, and until staff find you ready.',
      [
        'Esketamine is given only within a safety programme (REMS). You are enrolled in it before the first treatment, and the clinic reports on each session.',
        'Do not eat for two hours and do not drink for 30 minutes before it. A nasal steroid or decongestant is used at least one hour before.',
      ],
    ),
  },
  'esketamine-us-acute-suicidality': {
    title: 'Esketamine nasal spray for depression with acute suicidal thoughts or behaviour (United States)',
    body: page(
      'esketamine nasal spray',
      'You spray the medicine yourself under supervision, twice a week for four weeks. Each time you stay for at least two hours after it, and until staff find you ready. After four weeks you and your prescriber decide again.',
      [
        'It has not been shown to prevent suicide or to lessen suicidal thoughts or behaviour. It does not take the place of a hospital where that is needed, also when you feel better after the first dose.',
        'It is given together with an antidepressant that you take by mouth.',
        'Esketamine is given only within a safety programme (REMS). You are enrolled in it before the first treatment, and the clinic reports on each session.',
        'Do not eat for two hours and do not drink for 30 minutes before it. A nasal steroid or decongestant is used at least one hour before.',
      ],
      whyAcute,
    ),
  },
  'esketamine-eu': {
    title: 'Esketamine nasal spray for treatment-resistant depression (European Union)',
    body: page(
      'esketamine nasal spray',
      'You spray the medicine yourself under supervision: twice a week for four weeks, once a week for four weeks, then once a week or every two weeks. Each time you stay until staff find you ready.',
      [
        'Esketamine is used together with an antidepressant of the SSRI or SNRI kind, which you go on taking.',
        'Do not eat for two hours and do not drink for 30 minutes before it. A nasal steroid or decongestant is used at least one hour before.',
        'If you can become pregnant you must use contraception during the treatment.',
      ],
    ),
  },
}

/** Version 1 of each document, so that a new clinic has something to review. */
export async function publishStartingTexts(
  tx: ClinicTransaction,
  authorId: string,
  publishedAt?: string,
): Promise<void> {
  for (const [treatment, document] of Object.entries(startingTexts))
    await publishDocument(tx, { treatment: treatment as Treatment, ...document, authorId, publishedAt })
}
