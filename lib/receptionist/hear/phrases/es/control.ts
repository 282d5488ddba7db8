import type { ControlAsk, Phrases } from "../../heard";

/** What steers the call itself. `README.md` in the folder above says how phrases are written. */
export const CONTROL: Pick<Phrases["asks"], ControlAsk> = {
  are_you_a_robot: {
    says: [
      "(es|eres|sos|esto es|usted es|sera|hablo con|hablando con|habla|estoy con|hablandole a) [usted|tu|esto|vos|acaso|una|un|a|como] .. (robot|maquina|computadora|grabacion|grabadora|inteligencia artificial|bot|contestadora|automatico|automatica|ordenador|programa|ia)",
      "(es|eres|sos|usted es) [usted|tu|una|un|de|vos|alguien] .. (persona|humano|humana|ser humano|verdad|real|persona real) $",
      "(persona|humano|humana) [real] o [con] [es|una|un] .. (maquina|robot|computadora|grabacion|bot)",
      "(robot|maquina|bot) o [una|es] .. (persona|humano|humana)",
      "^[un|una] (robot|maquina|bot|grabacion) $",
      "que eres $",
    ],
    unless: [
      "(no quiero|prefiero|odio|cansad*|comunic*|hablar con) .. (maquina|robot|persona|humano)",
      "(quiero|puedo|necesito|hay) .. (hablar|persona)",
      "(quien|quienes) .. (hizo|creo)",
      "dejo .. contestadora",
    ],
  },
  repeat: {
    says: [
      "(repetir|repita|repitalo|repitamelo|repite|repetirlo|repetirme|repitelo|repiteme|repitame|repiten|repetirmelo|repetimelo) [lo|me|eso|la|el|otra|de|por|que|una] .. [vez|nuevo|ultimo|dijo|pregunta|numero|direccion] ..",
      "^(puede|podria) repet* ..",
      "^(como|mande|perdon|que|disculpe|como dice|como dijo|que cosa|que dijo|como dijiste|que dice|comande) $",
      "(que|como) (dijo|dijiste|me dijo|dijeron|fue lo que dijo|decia) $",
      "(otra vez|una vez mas|de nuevo|nuevamente) $",
      "(digalo|decirlo|decir|dime|digame|diga|decirmelo) [eso] (otra vez|de nuevo|nuevamente|una vez mas)",
      "no (le|lo|la|te|se|los|alcance a|pude) [pude] (escuche|oi|entendi|escuchar|oir|entender|escucha|escucho|entiendo|oigo|capte) [bien|nada|lo|que|eso|el|la] ..$",
      "no (escuche|entendi|oi|alcance a (escuchar|oir)|capte|entiendo|escucho) [bien|nada|lo|que|eso|el|la|lo ultimo|repita*] ..$",
      "(hable|habla) [mas] (alto|fuerte)",
      "se (corta|corto|entrecorta|oye mal|escucha mal)",
      "me lo (repite|puede repetir|dice otra vez)",
    ],
    unless: [
      "repetir (la|mi|una) (receta|radiografia|cita|prueba|medicina|examen)",
      "no entiendo (la|mi|el|este|por que) .. (cuenta|factura|cobro|cargo|seguro)",
      "(vomito|duele|sangra|paso|salio|quiero|necesito|cita) .. (otra vez|de nuevo)",
      "no [me] (escucha*|oigo) bien (de|con|del|por)",
    ],
  },
  slower: {
    says: [
      "(mas|muy|bien) (despacio|lento|lentamente|despacito|pausado|despacito)",
      "(habla*|hable|hables|va|vaya|va usted|dice|hablando) [muy|tan|mas|demasiado] (rapido|aprisa|de prisa|deprisa|despacio|lento)",
      "no [hable|vaya|tan|hables|vayas] [tan] (rapido|aprisa|deprisa)",
      "^(despacio|lento|despacito|muy rapido|demasiado rapido|mas lento) $",
      "(baje|bajele|reduzca) [a] la velocidad",
      "no tan rapido",
    ],
    unless: ["sana* .. lento", "(lo mas|cita) .. rapido", "lo antes"],
  },
  goodbye: {
    says: [
      "(adios|hasta luego|hasta pronto|hasta manana|chao|chau|bye|hasta la proxima|hasta la vista|nos vemos|hasta el lunes|hasta el martes|adiosito|bai) $",
      "(adios|hasta luego|chao|hasta pronto|bye) ..",
      "^(adios|hasta luego|chao) ..",
      "(eso|esto|ya) (es|seria|era|sera|fue) todo ..$",
      "^[eso] es todo ..",
      "^(nada mas|nada|ninguna otra cosa|no tengo mas preguntas|no necesito nada mas|seria todo|solo eso) $",
      "^no [eso] (es todo|nada mas)",
      "(que|le|les) [tenga|tengan|deseo|pase|pases|este|esten|vaya] [usted|un|una|muy|que] .. (buen dia|bien|bonito dia|linda tarde|buena tarde|buenas noches|buena noche|feliz dia|excelente dia|lindo dia|bonita tarde|buen fin|feliz tarde|buen resto|excelente tarde) ..$",
      "(buen dia|feliz dia|linda tarde|buena tarde|buen fin de semana|feliz tarde|que descanse) $",
      "(me despido|cuidese|cuidate|que este bien|hasta el)",
      "no (necesito|tengo|quiero) (nada mas|mas preguntas|otra cosa|mas nada)",
      "^salir $",
      "gracias por (todo|su ayuda|la ayuda|su tiempo|la informacion|atenderme) $",
    ],
    unless: ["^buenas", "hasta (que|el dia|las|cuando)", "es todo (el|lo|un)"],
  },
  person: {
    says: [
      "(atienda|conteste|responda|hable) .. [con] una persona",
      "(persona|alguien) .. (me atienda|me conteste|me responda)",
      "(deme|pongame|con) .. (alguien|persona|muchacha|chica) .. (trabaje|recepcion|ahi|oficina|real)",
      "hablar con .. (muchacha|chica) ..",
      "(hay|tienen) (algun|alguna) (humano|persona|recepcionista) ..",
      "(hablar|comunicarme|comunicar|platicar|conversar|hablo|hable) [directamente] (con|a) (una|un|alguien|el|la|algun|alguna|otra|los|quien|mi|ella) [.] .. [persona|humano|humana|doctor|doctora|recepcionista|agente|operador|operadora|representante|secretaria|enfermera|encargado|encargada|gerente|dentista|oficina]",
      "(hablar|comunicarme|platicar) con",
      "(paseme|paseme|pasame|comuniqueme|comuniquenme|comuniquem*|comunicame|transfierame|transfiera*|conecteme|conecta*|transferir*|transferirme|comunica|comunicar|pase|pasar|pasarme|transferir) .. (con|a|al|a la) .. (persona|alguien|agente|recepcion*|operador*|humano|doctor*|representante|encargad*|enfermera|secretaria|dentista|oficina|real)",
      "(me) (comunica|pasa|comunique|transfiere|pase) (con|a|al) ..",
      "^[con|a] [una|un] (humano|persona|operadora|operador|agente|representante|recepcionista|recepcion|alguien|asesor|una persona real) $",
      "^(operadora|operador|representante|recepcion|asesor)",
      "(persona|humano) (real|de verdad|de carne)",
      "no quiero hablar con [una|un|esta] (maquina|robot|computadora|grabacion)",
      "(prefiero|quiero) [hablar] [con] [a] una persona",
      "alguien ... (hablar|atienda|ayude) ",
      "esta (el|la) (doctor|doctora|dentista) $",
      "servicio al cliente",
      "atencion al cliente",
    ],
    unless: [
      "(estoy|esta|hablo|hablando) (hablando|con) .. (persona|maquina|robot)",
      "(es|eres|usted es) [usted|tu] [una] persona",
      "alguien .. (llamar|llame|marque) ",
      "hablar (contigo|con usted)",
      "alguien que habl*",
      "alguien (habla|hable) (ingles|espanol|frances)",
      "con quien hablo",
    ],
  },
  "language:ENGLISH": {
    says: [
      "(habla|hablan|hablar|hablas|hablamos|prefiero|continuar|en|cambiar|entiende|solo|hablo) .. ingles",
      "^ingles $",
      "^(english) $",
      "english",
      "(cambiar|cambie) .. ingles",
    ],
    unless: [
      "(doctor|doctora|dentista|doctores|formularios|papeles) .. (habla|hablan|en)",
      "no (hablo|entiendo|habla|se) [mucho|bien|nada de] ingles",
      "(clase|clases) de ingles",
      "(dice|diga) en ingles",
    ],
  },
  "language:SPANISH": {
    says: [
      "(habla|hablan|hablar|hablas|hablamos|prefiero|continuar|en|cambiar|entiende|solo|hablo) .. (espanol|castellano)",
      "^(espanol|castellano) $",
    ],
    unless: [
      "(doctor|doctora|dentista|doctores|formularios|papeles) .. (habla|hablan|en)",
      "(clase|clases) de espanol",
    ],
  },
  "language:FRENCH": {
    says: [
      "(habla|hablan|hablar|hablas|hablamos|prefiero|continuar|en|cambiar|entiende|solo|hablo) .. frances",
      "^frances $",
    ],
    unless: [
      "(doctor|doctora|dentista|doctores|formularios|papeles) .. (habla|hablan|en)",
      "(clase|clases) de frances",
    ],
  },
  "language:other": {
    says: [
      "(habla|hablan|hablar|prefiero|continuar|cambiar|solo|hablo) .. (portugues|chino|mandarin|coreano|arabe|ruso|aleman|italiano|criollo|quechua|nahuatl|mixteco|vietnamita|japones|guarani)",
      "(cambiar|cambie|otro) [de|el] idioma",
      "(un|una) (interprete|traductor|traductora)",
      "lenguaje de senas",
    ],
    unless: ["(doctor|doctora|dentista) .. habla*"],
  },
};

/** Answers to a yes/no question. */
export const ANSWERS: Phrases["answers"] = {
  yes: [
    "^(si|sip|simon|claro|correcto|exacto|exactamente|efectivamente|afirmativo|dale|aja|obvio|cierto|andale|orale|sale|desde luego|seguro|por supuesto|con gusto|asi es|eso es|eso mismo|asi mero|yes|oui|👍|👌|✅|🙂)",
    "^(claro que si|creo que si|como no|por que no|supongo que si|pienso que si|yo creo que si|me parece que si|no hay problema|sin problema|soy yo|con el|con ella|el habla|ella habla|ese mismo|a sus ordenes|digo que si|dije que si|ya estas|va que va)",
    "(es|esta|todo) [todo] (correcto|cierto|verdad|perfecto|exacto|asi)",
    "(me) (parece|queda|viene|va|conviene|late|funciona|sirve) (bien|perfecto|excelente|muy bien|bueno)",
    "^me (late|sirve|funciona) $",
    "(no hay|sin) problema",
    "^hagalo|hazlo|hagale $",
    "^quiero $",
    "(dije|digo) que si",
  ],
  soft: [
    "^(ok|okay|okey|oki|vale|bien|bueno|esta bien|de acuerdo|perfecto|excelente|muy bien|va|esta perfecto|como quiera|como guste|como quieras|va bien|genial|listo|👌)",
  ],
  no: [
    "^(no|nop|nel|nones|nah|nunca|jamas|negativo|tampoco|incorrecto|falso|ninguna|ninguno|nada|equivocado|mal|👎|❌|non|nope) $",
    "^no (no|gracias|que|esta|es|eso|ese|esa|asi|para nada|todavia|aun|quiero|creo|lo|la|el|mejor|prefiero|estoy|me|fue|era|hoy|soy|gracia|dije|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|cinco|de|ya|claro|hace falta|hay de que)",
    "^(claro que no|creo que no|para nada|de ninguna manera|ni hablar|ni loco|ni modo|mejor no|hoy no|asi no|eso no|ahora no|ahorita no|todavia no|por supuesto que no|desde luego que no|yo no|pienso que no|me parece que no|en absoluto|negativo|que no)",
    "(esta|es|fue) (mal|incorrecto|equivocado|equivocada|falso|un error|incorrecta)",
    "no (es|esta|era|fue) [el|la|eso|asi|lo|mi|todo|bien|ese|esa] (correcto|cierto|verdad|asi|bien|eso|mi nombre|lo que|ese|numero|nombre|ok)",
    "no (lo) creo",
    "(ese|esa|eso|esos|asi) no (es|era|fue|se) ..",
    "no me (parece|sirve|conviene|queda|interesa|late|funciona)",
    "(dije|digo) que no",
    "^(prefiero que no|ninguna de las|nada de eso)",
    "claro que no",
  ],
  unsure: [
    "(tal vez|quizas|quiza|no se|no estoy segur*|puede ser|a lo mejor|depende|no sabria|ni idea|mas o menos|no tengo idea|no recuerdo|no me acuerdo)",
    "^no (puedo|tengo|hay|tienen|se|entiendo|entendi|escuche|oi|puede|le|respira|para|deja|siento|despierta|podre|voy|sabe|aceptan|abren|oigo|me (acuerdo|siento|deja|llam*))",
    "^(si|cuando) (tengo|tienen|puedo|me|se|hay|no|es|uno|alguien|quiero|aceptan|cobran)",
  ],
};
