using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>An input of an activity: an expression with a target type.</summary>
public abstract class Input(Expression expression)
{
    public Expression Expression { get; } = expression;

    public abstract Type Target { get; }

    /// <summary>The value when it is fixed and convertible, for validation and for pictures; false for anything that needs a run.</summary>
    public abstract bool TryGetFixed(out object? value);
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
        value = null;
        if (Expression is not (Expression.Literal or Expression.Object))
            return false;
        try
        {
            value = Fixed(static _ => TimeSpan.Zero);
            return true;
        }
        catch (ExpressionException)
        {
            return false;
        }
    }

    /// <summary>The fixed value, or the fallback when it is not fixed, missing or not convertible.</summary>
    public T? FixedOr(T? fallback) => TryGetFixed(out var found) && found is T typed ? typed : fallback;

    internal T? Evaluate(ActivityContext flow) =>
        Expression switch
        {
            // a date without zone depends on the office, so it is not kept
            Expression.Literal or Expression.Object => typeof(T) == typeof(DateTimeOffset)
                ? Convert(flow.Host.OffsetAt)
                : Fixed(flow.Host.OffsetAt),
            Expression.Variable v => Values.To<T>(flow.VariableOf(v), flow.Host.OffsetAt),
            Expression.Input i => Values.To<T>(flow.InputOf(i.Name), flow.Host.OffsetAt),
            Expression.JavaScript js => Values.To<T>(JavaScriptEvaluator.Run(js.Script, flow), flow.Host.OffsetAt),
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
