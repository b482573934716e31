"""From operations to calls: parameters, bodies, answers, links and webhooks."""
