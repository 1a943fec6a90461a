using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// The office answers a question that its documents leave open, by a decree: from then on the value is not an assumption any more. The
/// decree may be older than the day it is entered.
/// </summary>
public sealed record SettleQuestion(string Question, string Answer, string Decree, string DecreeDate, string From, string Reason)
    : RuleAct(From, Reason)
{
    protected override string Setting => SettingNames.Settlement + Question;

    protected override object Value => new Settlement(Question, Answer.Trim(), Decree.Trim(), DecreeDate, From);

    protected override bool MayBeginEarlier => true;

    protected override Rejection? Check(OfficeDeciding on)
    {
        if (on.Region!.Questions.All(q => q.Id != Question))
            return new("question-unknown", "Pertanyaan ini tidak terbuka di daerah ini.", "question");
        if ((Text(Answer, 500, "answer", "Jawaban wajib diisi.") ?? Text(Decree, 100, "decree", "Nomor penetapan wajib diisi.")) is { } no)
            return no;
        return !OfficeDates.IsDate(DecreeDate) || string.CompareOrdinal(DecreeDate, on.Today) > 0
            ? new("date-invalid", "Tanggal penetapan tidak sah atau belum tiba.", "decreeDate")
            : null;
    }
}
