/**
 * Holidays that callers name a day by. `on` is a fixed day (month-day), a weekday of a month (month, weekday, which one;
 * -1 is the last), days from Easter, or days from another holiday of this list. Names are written like the phrases of
 * `vocabulary.ts`, in all languages; add one to the line of its holiday.
 */
export interface Holiday {
  on:
    | { day: string }
    | { month: number; weekday: number; nth: number }
    | { easter: number }
    | { after: string; days: number };
  names: string;
}

export const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  newYear: {
    on: { day: "01-01" },
    names:
      "new year s day|new years day|new year|new year s|ano nuevo|dia de ano nuevo|nouvel an|jour de l an|le jour de l an|premier de l an",
  },
  kings: {
    on: { day: "01-06" },
    names:
      "three kings day|epiphany|dia de reyes|dia de los reyes|reyes magos|epiphanie|jour des rois|la fete des rois",
  },
  king: {
    on: { month: 1, weekday: 1, nth: 3 },
    names:
      "martin luther king day|martin luther king s day|mlk day|martin luther king jr day|mlk jr day|dia de martin luther king",
  },
  groundhog: {
    on: { day: "02-02" },
    names: "groundhog day|candelaria|dia de la candelaria|chandeleur|la chandeleur",
  },
  valentine: {
    on: { day: "02-14" },
    names:
      "valentine s day|valentines day|valentine day|valentine s|san valentin|dia de san valentin|dia de los enamorados|dia del amor y la amistad|saint valentin|la saint valentin|st valentin",
  },
  presidents: {
    on: { month: 2, weekday: 1, nth: 3 },
    names: "presidents day|president s day|washington s birthday|dia de los presidentes",
  },
  patrick: {
    on: { day: "03-17" },
    names:
      "saint patrick s day|st patrick s day|st patricks day|saint patricks day|san patricio|saint patrick|la saint patrick",
  },
  palmSunday: {
    on: { easter: -7 },
    names: "palm sunday|domingo de ramos|dimanche des rameaux|les rameaux|rameaux",
  },
  goodFriday: {
    on: { easter: -2 },
    names: "good friday|great friday|viernes santo|vendredi saint|le vendredi saint",
  },
  holyThursday: { on: { easter: -3 }, names: "holy thursday|maundy thursday|jueves santo|jeudi saint" },
  mardiGras: {
    on: { easter: -47 },
    names: "mardi gras|shrove tuesday|pancake day|fat tuesday|martes de carnaval|martes gordo",
  },
  ashWednesday: { on: { easter: -46 }, names: "ash wednesday|miercoles de ceniza|mercredi des cendres" },
  easter: {
    on: { easter: 0 },
    names:
      "easter|easter sunday|pascua|domingo de pascua|domingo de resurreccion|paques|dimanche de paques|le jour de paques",
  },
  easterMonday: { on: { easter: 1 }, names: "easter monday|lunes de pascua|lundi de paques" },
  ascension: {
    on: { easter: 39 },
    names: "ascension day|ascension|la ascension|l ascension|jeudi de l ascension",
  },
  pentecost: {
    on: { easter: 49 },
    names: "pentecost|whit sunday|pentecostes|pentecote|la pentecote|dimanche de pentecote",
  },
  whitMonday: { on: { easter: 50 }, names: "whit monday|lundi de pentecote|lunes de pentecostes" },
  trinity: { on: { easter: 56 }, names: "trinity sunday|domingo de la trinidad|dimanche de la trinite" },
  laborMay: {
    on: { day: "05-01" },
    names: "may day|dia del trabajo|dia del trabajador|fete du travail|la fete du travail",
  },
  motherUs: { on: { month: 5, weekday: 0, nth: 2 }, names: "mother s day|mothers day" },
  memorial: { on: { month: 5, weekday: 1, nth: -1 }, names: "memorial day|dia de los caidos" },
  fatherUs: {
    on: { month: 6, weekday: 0, nth: 3 },
    names: "father s day|fathers day|fete des peres|la fete des peres",
  },
  juneteenth: { on: { day: "06-19" }, names: "juneteenth" },
  saintJean: {
    on: { day: "06-24" },
    names: "saint jean|la saint jean|saint jean baptiste|la saint jean baptiste|fete nationale du quebec",
  },
  canada: { on: { day: "07-01" }, names: "canada day|fete du canada|la fete du canada" },
  independence: {
    on: { day: "07-04" },
    names: "independence day|dia de la independencia",
  },
  bastille: {
    on: { day: "07-14" },
    names: "bastille day|la prise de la bastille|fete nationale|la fete nationale",
  },
  assumption: {
    on: { day: "08-15" },
    names: "assumption|assumption day|la asuncion|dia de la asuncion|assomption|l assomption",
  },
  laborUs: { on: { month: 9, weekday: 1, nth: 1 }, names: "labor day|labour day" },
  columbus: {
    on: { month: 10, weekday: 1, nth: 2 },
    names: "columbus day|indigenous peoples day|indigenous people s day",
  },
  raza: { on: { day: "10-12" }, names: "dia de la raza|dia de la hispanidad" },
  graceCanada: {
    on: { month: 10, weekday: 1, nth: 2 },
    names:
      "canadian thanksgiving|action de grace|l action de grace|action de graces|jour de l action de grace",
  },
  halloween: { on: { day: "10-31" }, names: "halloween|l halloween|noche de brujas" },
  allSaints: {
    on: { day: "11-01" },
    names: "all saints day|all saints|todos los santos|dia de todos los santos|toussaint|la toussaint",
  },
  allSouls: {
    on: { day: "11-02" },
    names: "all souls day|dia de los muertos|dia de muertos|dia de los difuntos",
  },
  veterans: {
    on: { day: "11-11" },
    names:
      "veterans day|veteran s day|remembrance day|armistice day|armistice|l armistice|jour du souvenir|dia de los veteranos",
  },
  thanksgiving: {
    on: { month: 11, weekday: 4, nth: 4 },
    names:
      "thanksgiving|thanksgiving day|turkey day|dia de accion de gracias|accion de gracias|dia de gracias|thanksgiving americain",
  },
  blackFriday: {
    on: { after: "thanksgiving", days: 1 },
    names: "black friday|viernes negro|vendredi noir|day after thanksgiving|the day after thanksgiving",
  },
  christmasEve: {
    on: { day: "12-24" },
    names:
      "christmas eve|xmas eve|nochebuena|noche buena|vispera de navidad|veille de noel|la veille de noel|reveillon de noel",
  },
  christmas: {
    on: { day: "12-25" },
    names:
      "christmas|christmas day|xmas|xmas day|navidad|la navidad|dia de navidad|noel|jour de noel|le jour de noel",
  },
  boxing: {
    on: { day: "12-26" },
    names: "boxing day|day after christmas|the day after christmas|lendemain de noel|le lendemain de noel",
  },
  newYearsEve: {
    on: { day: "12-31" },
    names:
      "new year s eve|new years eve|nochevieja|noche vieja|fin de ano|vispera de ano nuevo|saint sylvestre|la saint sylvestre|reveillon du jour de l an|veille du jour de l an",
  },
};

/** Holidays of other calendars, whose names contain one of the above. No day is read from them. */
export const OTHER_HOLIDAYS =
  "chinese new year|lunar new year|chinese lunar new year|chinese new year s day|chinese lunar new year s day|islamic new year|jewish new year|orthodox easter|orthodox christmas|orthodox good friday|orthodox great friday|greek easter|ano nuevo chino|nouvel an chinois|nouvel an lunaire|paques orthodoxe";
