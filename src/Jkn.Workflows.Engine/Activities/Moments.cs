namespace Jkn.Workflows.Engine.Activities;

/// <summary>The moment that a timer waits for. One that cannot be worked out is a fault: a deadline is never silently "now".</summary>
internal static class Moments
{
    public static DateTimeOffset After(ActivityContext flow, Input<TimeSpan>? length)
    {
        var given = flow.Given(length) ?? throw Unknown();
        if (given < TimeSpan.Zero || given > DateTimeOffset.MaxValue - flow.Now.ToUniversalTime())
            throw Unknown($": jangka waktunya {given:c}");
        return flow.Now + given;
    }

    public static ExpressionException Unknown(string reason = ": nilainya kosong") =>
        new($"Saat yang ditunggu tidak dapat ditentukan{reason}.", "waktu");

    public static IEnumerable<DefinitionProblem> Validate(Activity timer, Input? input)
    {
        if (input is null || input.Expression is Expression.Literal { Value: var value } && string.IsNullOrWhiteSpace(value.AsText()))
            yield return new("timer-without-time", timer.Id, $"Saat yang ditunggu \"{timer.DisplayText ?? timer.Id}\" belum diisi.");
    }
}
