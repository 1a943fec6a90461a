namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// Names of dated settings: what they are about follows the stroke. Names are stored for ever, in rows and journals.
/// </summary>
public static class SettingNames
{
    /// <summary>A switch of a sign-off level, then chain and role.</summary>
    public const string Level = "signOff/";

    /// <summary>A change of a switch of the region, then its key.</summary>
    public const string Switch = "setting/";

    /// <summary>The answer to an open question, then its number.</summary>
    public const string Settlement = "ketetapan/";

    /// <summary>Hours of a daily list, then the batch's kind.</summary>
    public const string Recap = "rekap/";

    /// <summary>How long somebody has, then chain and level, or procedure and step.</summary>
    public const string Clock = "tenggat/";

    /// <summary>Hours of officers on duty.</summary>
    public const string Piket = "piket";

    /// <summary>Place, address and emblem of letters.</summary>
    public const string Letterhead = "kop";

    /// <summary>To whom a kind of letter goes and what for, then its type.</summary>
    public const string LetterUse = "surat/";

    /// <summary>An agreement with BPJS, by the day it begins.</summary>
    public const string Agreement = "pks";

    /// <summary>How a way to complain is reached, then the channel's code.</summary>
    public const string Channel = "saluran/";

    /// <summary>A place of service, then its code.</summary>
    public const string Place = "tempat/";

    /// <summary>Whom to tell outside the office, then the name.</summary>
    public const string Contact = "kontak/";

    /// <summary>A national calendar, then the year; an own day, then the date; other hours, then their first day.</summary>
    public const string Year = "kalender/",
        Day = "hari/",
        Hours = "jam/";

    /// <summary>What a region adds to a layout of answers, then the layout's code.</summary>
    public const string Mapping = "mapping/";

    /// <summary>An approved destruction of what is kept by the day, then which book.</summary>
    public const string Destruction = "pemusnahan/";

    /// <summary>The destruction of the log of who read whose data.</summary>
    public const string DestroyedReads = Destruction + "JEJAK_PEMBUKAAN";
}
