import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import type { Language } from "@/lib/constants/languages";
import { foldText } from "@/lib/fold-text";

const STEMMERS: Record<Language, (word: string) => string> = {
  ENGLISH: english,
  SPANISH: spanish,
  FRENCH: french,
};

/** Words of any conversation, folded. That the lexicon does not have them says nothing about what a caller wants. */
const COMMON: Record<Language, ReadonlySet<string>> = {
  ENGLISH: words(
    "a about actually ah all alright also am an and any anyway are as at back basically be because been but by can chance could cuz did do does doing done ever excuse for from get gets getting gonna good got guess guys had has have having he hello her here hers hey hi him his how i id if ill im in into is it its ive just kind know last let like little look looking lot love made make makes many may maybe me mean might more morning afternoon evening most much my name need needs never new next no not of off oh ok okay on once one only or other our out over own please possible quick quickly real really right said say says see she should so some something sorry sort still such supposed sure tell than thank thanks that thats the their them then there theres they thing things think this those though time to today tomorrow too try trying two um us very wanna want wanted wants was way we well were what whats when where which while who why will with wondering would wouldnt yall yeah year years yes yet you your youre husband wife mom mother dad father friend sister brother family grandma grandmother grandfather grandpa patient patients question called calling call help week month day days night weekend hour hours minute minutes first second guy lady old young big small long short lots",
  ),
  SPANISH: words(
    "a ah ahi al algo algun alguna alguno algunos alla alli ando antes aqui asi aun aunque bien bueno buenos buenas cada como con cosa cosas creo cual cuales cuando de del desde despues dia dias disculpe donde dos el ella ellos en entonces era eres es esa ese eso esos esta estaba estan estar este esto estoy favor fue gracias ha haber hace hacen hacer hago hasta hay he hola iba ir iria la las le les lo los luego mas mañana me mi mis mire mismo momento mucha mucho muchos muy nada ni ningun no nos nosotros o oiga oye otra otro para parece pero perdon poco podemos poder podria por porque posible pregunta preguntar primera pues puede pueden puedo que quería queria quiere quiero quisiera quien saber se sea ser si sido sin sobre solo son soy su sus tal tambien tan tarde tardes te tengo tener tiempo tiene tienen tenemos toda todas todo todos tu tuve un una unas uno unos usted ustedes va vamos van vaya ver verdad vez vi voy y ya yo esposo esposa mama papa madre padre amigo amiga hermano hermana familia abuela abuelo semana mes año años ano anos hoy manana noche hora horas minutos paciente pacientes llamo llamaba llamando ayuda ayudar senora senor señor",
  ),
  FRENCH: words(
    "a ah ai aimerais alors apres as assez au aussi autre aux avais avec avez avoir avons bah beaucoup bien bon bonjour bonsoir ca car ce cela celle celui ces cet cette chez chose choses ci combien comme comment d dans de des deux deja dire dites dois doit donc du elle elles en encore entre es est et etais etait etes etre eu euh faire fais fait faites faut font hein hier ici il ils j jai je jour jours juste l la le les leur leurs lui ma mais me meme merci mes mieux moi moins mois moment mon n ne ni non nos notre nous on ont or ou oui par parce pardon pas peu peut peux plus plutot pour pourquoi pourrais pouvez pouvoir pourriez possible premier premiere puis puisque qu quand que quel quelle quelles quelqu quelque quels qui quoi s sa sais salut sans savoir se sera ses si soit son sont sous suis sur t ta te tellement tes toi ton toujours tout toute toutes tous tres trop tu un une va vais vas vers veut veux voila voir vont vos votre voudrais voulais vous vrai vraiment y mari femme mere pere maman papa ami amie frere soeur famille grand semaine annee ans matin soir apres midi heure heures minute minutes patient patients question appelle appelais aide aider madame monsieur s il plait svp allo",
  ),
};

/** Words of people's lives, folded, that often stand beside a question and change nothing about it. */
const EVERYDAY: Record<Language, ReadonlySet<string>> = {
  ENGLISH: words(
    "able access afraid ago ahead already alone appreciate area ask asked asking available away bad before believe best better blocks born bottle bought bring bringing busy cant car check choose close closest come comes coming company concerned couple curious currently dealing decided depends didnt different difficult doesnt dont door drive driving drop dropped during easy either else entrance exactly expect explain far feel few figure find fine finish finished five follow forgot found four free friends front full given giving go goes going gone ground grown hard hate havent hear heard hope hoping house however hurry idea info information interested isnt issue keep kinda later least leave left letter live lives living lost mad mail main makes married matter mention mentioned minute money move moved moving near nearby neighbor nice nine old order outside over own past pay people place plan planning plenty prefer pregnant prepare pretty probably problem provide put read ready reason receive recently recommend recommended regular remember room run running saw saying seem seen send sent serious seven several show side sign single sit situation six sixty somewhere son soon sounds speak spend start started stay stop street stuff super suppose surgery switch switched take taken takes taking talk tell ten test themselves thinking thirty thought three together told took totally town trouble truck turn turned twelve twenty type understand unfortunately until upcoming use used using usually wait waiting walk watch wife wish without wont wonder worried worry worth write wrong yesterday young younger months weeks days lately somehow afternoons mornings evenings lunch break",
  ),
  SPANISH: words(
    "acaba acabamos acabo acuerdo adulto afuera ahora algunas alto ando andaba andamos anduve años aparte area atras ayer baja bajar barrio barato buscar busco buscando caminar cambiar cambie cambio camino carro casa cerca cinco ciudad claro comprar conozco conseguir contar cuatro cumplir cumpli da dar dejar dejo decir demasiado dejan dentro depende dice dicen dificil digame dinero disponible duda edad ejemplo embarazada empezar encontrar entender entonces entrada entrar escuche espera esperar explicar facil falta forma frente gente grande gustaria haga hablar idea importante informacion informarme interesada interesado ir joven junto lado leer lejos lista listo llegar llega llegue llevar luego lugar maneja manejar manera mandar mando mayor media mejor menor menos meses mis mudamos mudar mude necesita necesitaba necesitamos necesito nueva nuevo nueve ocho ocupo oficina olvido pagar pasa pasar pedir pena pensando pensaba pensar perdi perder perdone pienso piso platicar pongo poner ponen preguntarle preocupa preocupada preocupado problema pronto proxima proximo puerta quedar quede queda recomendaron recomendo recoger regalo regresar rapido reciente saben salgo salir sale seis seria servir serviria siempre siete sirve sigue situacion solamente tambien tomar tomo tonta trabajo trabajar traer traigo trata tratando tres ultimo usar uso usan veces veinte venir vengo vieja viejo vivo vivimos vuelta nino senores oye preguntarles",
  ),
  FRENCH: words(
    "accord aller allez ailleurs amener ancien ancienne annees appris arrive arriver attendre avance avant avis besoin bouge cause changer change changement cherche chercher chez cinq comprendre comprends compte connais connaitre conduire content coin conjoint conseille cote couple courrier croire crois curieux curieuse debut decide demande demander demain demenage demenager dernier derniere devrais devant dehors difficile disponible dix droit dur dure emploi encore enfin ensuite entendu envoyer espere essaie essayer expliquer fache facile facon finir finis fois grande gros habite habiter huit idee important information informations informer inquiet inquiete interesse interessee jamais jeune jeunes jusque laisser laisse lire loin longtemps mal maison manger manque marche marcher marie mauvais mettre mets mois neuf niveau nouveau nouvelle nouvelles obligee oublie oublier partir passe passer payer pense penser pensais perdu perdre personne personnes piece place plait plupart pourra prefere preferer prendre prends prenne prends pret prevu prete probleme proche prochain prochaine prochainement quatre quartier quitter rapidement rappelle recemment recevoir recommande recu renseignement renseignements reponse rester reste retraite rue sept serait seul seule seulement simple situation six soin souvent suffit sujet tard tellement temps tenir tiens tomber tombe train travail travaille travailler trois trouve trouver vie vieille vieux vingt viens venir vient ville vivre vite vu voiture auto utiliser utilise hesite besoins conjointe blonde chum",
  ),
};

/** Whether a word is of people's lives, so that it changes nothing about a question. */
export function isEveryday(word: string, language: Language): boolean {
  return EVERYDAY[language].has(word) || /^\d+$/.test(word);
}

/** Whether a word is of any conversation, so that it tells nothing. */
export function isCommon(word: string, language: Language): boolean {
  return COMMON[language].has(word);
}

/** The words of a text, folded. French elisions are apart: "l'adresse" is two words. */
export function wordsOf(text: string, language: Language): string[] {
  const apart = language === "FRENCH" ? text.replace(/['’]/g, " ") : text;
  return foldText(apart)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Names that no stemmer may shorten: "Medicaid" is not "médica". */
const NAMES = { medicaid: "medicaid", medicare: "medicare" };

/** Words whose stem would be that of a word with another meaning. */
const OWN_STEMS: Record<Language, Readonly<Record<string, string>>> = {
  // Openings of jobs and appointments, not of the door.
  ENGLISH: { ...NAMES, opening: "opening", openings: "opening" },
  // Parking is not a station.
  SPANISH: {
    ...NAMES,
    estacionar: "aparcar",
    estacionarme: "aparcar",
    estacionarse: "aparcar",
    estaciono: "aparcar",
    estacionamiento: "aparcar",
    estacionamientos: "aparcar",
  },
  FRENCH: {
    ...NAMES,
    stationnement: "parking",
    stationnements: "parking",
    stationner: "parking",
    stationne: "parking",
    gare: "station",
    gares: "station",
  },
};

export function stemOf(word: string, language: Language): string {
  return OWN_STEMS[language][word] ?? STEMMERS[language](word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").map((word) => foldText(word)));
}
