using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>An input of an activity: an expression with a target type.</summary>
public abstract class Input(Expression expression)
{
    public Expression Expression { get; } = expression;

    public abstract Type Target { get; }

    /// <summary>The value when it is fixed and convertible, for validation and for pictures; false for anything that needs a run.</summary>
    public abstract bool TryGetFixed(out object? value);

    /// <summary>Why a fixed value is none of this input's, in words for the author; null when it is, or is not fixed.</summary>
    public abstract string? FixedFault { get; }
}

/// <summary>An input of type <typeparamref name="T"/>. A fixed value is converted once; the object serves every run.</summary>
public sealed class Input<T>(Expression expression) : Input(expression)
{
    private bool converted;
    private T? value;

    public override Type Target => typeof(T);

    /// <summary>A fixed value, for tests and definitions made in code.</summary>
    public static implicit operator Input<T>(T value) => new(new Expression.Literal(JsonSerializer.SerializeToElement(value)));

    public override bool TryGetFixed(out object? value)
    {
        var isFixed = Expression is Expression.Literal or Expression.Object && FixedFault is null;
        value = isFixed ? Fixed(static _ => TimeSpan.Zero) : null;
        return isFixed;
    }

    public override string? FixedFault
    {
        get
        {
            if (Expression is not (Expression.Literal or Expression.Object))
                return null;
            try
            {
                Fixed(static _ => TimeSpan.Zero);
                return null;
            }
            catch (ExpressionException e)
            {
                return e.Message;
            }
        }
    }

    /// <summary>The fixed value, or the fallback when it is not fixed, missing or not convertible.</summary>
    public T? FixedOr(T? fallback) => TryGetFixed(out var found) && found is T typed ? typed : fallback;

    internal T? Evaluate(ActivityContext flow) =>
        // a date without zone depends on the office, so it is not kept
        Expression is Expression.Literal or Expression.Object
        && typeof(T) != typeof(DateTimeOffset)
            ? Fixed(flow.Host.OffsetAt)
            : Values.To<T>(Raw(flow), flow.Host.OffsetAt);

    /// <summary>The value as it was found, before it is converted: nothing at all is still to be told from a default.</summary>
    internal JsonElement Raw(ActivityContext flow) =>
        Expression switch
        {
            Expression.Literal l => l.Value,
            Expression.Object o => o.Value,
            Expression.Variable v => flow.VariableOf(v),
            Expression.Input i => flow.InputOf(i.Name),
            Expression.JavaScript js => JavaScriptEvaluator.Run(js.Script, flow),
            Expression.Unusable u => throw new ExpressionException(u.Reason),
            _ => throw new InvalidOperationException(),
        };

    private T? Fixed(Func<DateTimeOffset, TimeSpan> offset)
    {
        if (converted)
            return value;
        var found = Convert(offset);
        value = found;
        Volatile.Write(ref converted, true);
        return found;
    }

    private T? Convert(Func<DateTimeOffset, TimeSpan> offset) =>
        Expression switch
        {
            Expression.Literal l => Values.To<T>(l.Value, offset),
            Expression.Object o => Values.To<T>(o.Value, offset),
            _ => default,
        };
}

/// <summary>An output that can be bound to a variable; which one stands in <see cref="Activity.Bindings"/>.</summary>
public sealed class Output;
